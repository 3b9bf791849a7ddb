import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import { Region } from './primitives/region'

/** Says that something has happened. There is always a place for it, so that screen readers listen. */
export function Toast({ text, icon = 'check' }: { readonly text: string | undefined; readonly icon?: IconName }) {
  return (
    <Region className='toasts' role='status' live>
      {text !== undefined && (
        <View className='toast'>
          <Icon name={icon} size={20} tone='ink' />
          <Text>{text}</Text>
        </View>
      )}
    </Region>
  )
}
