import { View } from '@tarojs/components'
import { colourOf, initials } from './initials'

/** A face without a picture. The name is written beside it. */
export function Avatar({ name, large = false }: { readonly name: string; readonly large?: boolean }) {
  return (
    <View className={`avatar${large ? ' s72' : ''}`} style={{ background: `var(--av-${colourOf(name)})` }}>
      {initials(name)}
    </View>
  )
}
