import { Text, View } from '@tarojs/components'
import { Control } from '../control'
import { useWords } from '../words'
import { DeviceControl, type DeviceControlProps } from './device-control'

export type OpenSheet = 'members' | 'invite' | 'more' | 'leave'

export interface BottomBarProps {
  readonly microphone: Omit<DeviceControlProps, 'kind'>
  readonly camera: Omit<DeviceControlProps, 'kind'>
  /** Absent where there is only one camera, or none is on. */
  readonly flip: { readonly pending: boolean; readonly onPress: () => void } | undefined
  readonly people: number
  readonly open: OpenSheet | undefined
  readonly wide: boolean
  readonly hasKeyboard: boolean
  readonly onOpen: (sheet: OpenSheet) => void
}

/** What one does in a meeting. Six cells on a phone; a wide screen has room for inviting too. */
export function BottomBar(props: BottomBarProps) {
  const { microphone, camera, flip, wide, hasKeyboard } = props
  const { controls } = useWords()
  return (
    <View className='bar'>
      <View className='side'>{hasKeyboard && <Text className='t12 sub'>{controls.keys}</Text>}</View>
      <View className='controls'>
        <DeviceControl kind='microphone' {...microphone} />
        <DeviceControl kind='camera' {...camera} />
        {flip !== undefined && (
          <Control
            className='flip-button'
            icon='flip-camera'
            text={controls.flip}
            label={controls.flipCamera}
            pending={flip.pending}
            onPress={flip.onPress}
          />
        )}
        <Openers {...props} />
        {!wide && <Leave {...props} />}
      </View>
      <View className='side is-right'>{wide && <Leave {...props} />}</View>
    </View>
  )
}

function Openers({ people, open, wide, onOpen }: BottomBarProps) {
  const { controls } = useWords()
  const opener = (sheet: OpenSheet) =>
    ({ className: `${sheet}-button`, state: open === sheet ? 'on' : undefined, onPress: () => onOpen(sheet) }) as const
  return (
    <>
      <Control
        {...opener('members')}
        icon='members'
        text={controls.members}
        label={controls.openMembers}
        count={people}
      />
      {wide && <Control {...opener('invite')} icon='invite' text={controls.invite} label={controls.invite} />}
      <Control {...opener('more')} icon='more' text={controls.more} label={controls.openMore} />
    </>
  )
}

function Leave({ onOpen }: Pick<BottomBarProps, 'onOpen'>) {
  const { controls } = useWords()
  return (
    <Control
      className='leave-button'
      icon='leave'
      text={controls.leave}
      label={controls.leaveMeeting}
      state='leave'
      onPress={() => onOpen('leave')}
    />
  )
}
