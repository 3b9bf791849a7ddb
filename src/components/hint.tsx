import { Text } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import { Region } from './primitives/region'

/** One sentence below a field. */
export function Hint({ icon, text, error = false }: { icon: IconName; text: string; error?: boolean }) {
  return (
    <Region className={`hint${error ? ' err' : ''}`} role='status' live>
      <Icon name={icon} size={16} tone={error ? 'danger' : 'soft'} />
      <Text>{text}</Text>
    </Region>
  )
}
