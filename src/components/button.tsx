import { Text, View } from '@tarojs/components'
import { classNames } from './class-names'
import { Icon, type IconName, type Tone } from './icon'
import { Pressable, type PressableProps } from './primitives/pressable'

export interface ButtonProps extends Pick<PressableProps, 'onPress' | 'disabled' | 'openType' | 'onDone' | 'label'> {
  readonly kind?: 'plain' | 'primary' | 'danger' | 'danger-soft' | 'text' | 'light'
  readonly size?: 'cta' | 'small' | 'block'
  readonly icon?: IconName
  /** What is being waited for goes into `text`. */
  readonly busy?: boolean
  readonly className?: string
  readonly text: string
}

const tones: Record<NonNullable<ButtonProps['kind']>, Tone> = {
  plain: 'text',
  primary: 'white',
  danger: 'white',
  'danger-soft': 'danger',
  text: 'accent',
  light: 'ink'
}

/** A button with words. */
export function Button({ kind = 'plain', size, icon, busy = false, className, text, ...pressable }: ButtonProps) {
  const off = pressable.disabled === true && !busy
  const names = classNames('btn', off ? 'is-off' : kind !== 'plain' && kind, size, busy && 'is-busy', className)
  return (
    <Pressable {...pressable} className={names} disabled={pressable.disabled === true || busy}>
      {busy && <View className='spin' />}
      {icon !== undefined && !busy && <Icon name={icon} size={20} tone={off ? 'soft' : tones[kind]} />}
      <Text>{text}</Text>
    </Pressable>
  )
}
