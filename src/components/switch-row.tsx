import { Text, View } from '@tarojs/components'
import { classNames } from './class-names'
import { Pressable } from './primitives/pressable'

export interface SwitchRowProps {
  readonly title: string
  readonly second?: string
  readonly on: boolean
  readonly first?: boolean
  readonly className?: string
  readonly onChange: (on: boolean) => void
}

/** A row that is on or off; all of it can be pressed. */
export function SwitchRow({ title, second, on, first = false, className, onChange }: SwitchRowProps) {
  return (
    <Pressable
      className={classNames('li', second !== undefined && 'two', !first && 'is-divided', className)}
      role='switch'
      checked={on}
      label={title}
      onPress={() => onChange(!on)}
    >
      <View className='grow'>
        <Text className='ttl'>{title}</Text>
        {second !== undefined && <Text className='second'>{second}</Text>}
      </View>
      <View className={classNames('switch', on && 'on')}>
        <View className='knob' />
      </View>
    </Pressable>
  )
}
