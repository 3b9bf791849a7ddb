import { Text, View } from '@tarojs/components'
import { classNames } from './class-names'
import { Icon, type IconName, type Tone } from './icon'
import { Pressable } from './primitives/pressable'
import { Region } from './primitives/region'

export interface ControlProps {
  readonly className: string
  readonly icon: IconName
  /** What it is, or how it stands. */
  readonly text: string
  /** What pressing it does. */
  readonly label: string
  readonly state?: 'off' | 'on' | 'leave' | 'is-dis'
  readonly pressed?: boolean
  readonly pending?: boolean
  readonly count?: number | undefined
  /** The number wants to be looked at. */
  readonly urgent?: boolean
  /** A mark at the corner: muted by an admin, or not permitted. */
  readonly corner?: 'crown' | 'warning'
  readonly overVideo?: boolean
  readonly onPress: () => void
}

/** A round button of the bottom bar or the preview. */
export function Control(props: ControlProps) {
  const { className, icon, text, label, state, pressed, pending = false, count, urgent, corner, onPress } = props
  return (
    <Pressable
      className={classNames('ctl', state, pending && 'is-pending', className)}
      label={label}
      pressed={pressed}
      onPress={onPress}
    >
      <View className='face'>
        <Icon name={icon} tone={toneOf(props)} />
        {pending && <View className='ring' />}
        {count !== undefined && (
          <Region className={classNames('count num', urgent && 'is-urgent')} silent>
            {count}
          </Region>
        )}
        {corner !== undefined && (
          <View className='corner'>
            <Icon name={corner} size={14} tone='ink' />
          </View>
        )}
      </View>
      <Text className='lab'>{text}</Text>
    </Pressable>
  )
}

function toneOf({ state, overVideo = false }: ControlProps): Tone {
  if (overVideo || state === 'leave') return 'white'
  if (state === 'off') return 'danger'
  if (state === 'on') return 'accent'
  return state === 'is-dis' ? 'soft' : 'text'
}
