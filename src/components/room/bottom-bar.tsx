import { Text, View } from '@tarojs/components'
import { Control } from '../control'
import { useRoomWords } from '../room-words'
import { DeviceControl, type DeviceControlProps } from './device-control'
import { HandControl, type HandControlProps } from './hand-control'

export type OpenSheet =
  'members' | 'invite' | 'more' | 'leave' | 'chat' | 'keys' | 'devices' | 'diagnostics' | 'recordings'

export interface BottomBarProps {
  readonly microphone: Omit<DeviceControlProps, 'kind'>
  readonly camera: Omit<DeviceControlProps, 'kind'>
  /** Absent where there is only one camera, or none is on. */
  readonly flip: { readonly pending: boolean; readonly onPress: () => void } | undefined
  /** Absent where screens cannot be shared. */
  readonly share: { readonly on: boolean; readonly pending: boolean; readonly onPress: () => void } | undefined
  readonly hand: HandControlProps
  /** Whether one only watches and listens. */
  readonly audience: boolean
  readonly people: number
  /** Lines of the chat that one has not seen. */
  readonly unread: number
  readonly open: OpenSheet | undefined
  readonly wide: boolean
  readonly hasKeyboard: boolean
  readonly onOpen: (sheet: OpenSheet) => void
}

/** What one does in a meeting. Six cells on a phone; a wide screen has room for the hand, chat and inviting too. */
export function BottomBar(props: BottomBarProps) {
  const { microphone, camera, flip, share, hand, audience, wide, hasKeyboard } = props
  const { controls } = useRoomWords()
  return (
    <View className='bar'>
      <View className='side'>{hasKeyboard && <Text className='t12 sub'>{controls.keys}</Text>}</View>
      <View className='controls'>
        {audience && !wide ? <HandControl {...hand} /> : <DeviceControl kind='microphone' {...microphone} />}
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
        {wide && share !== undefined && <ShareControl {...share} audience={audience} />}
        {wide && <HandControl {...hand} />}
        <Openers {...props} />
        {!wide && <Leave {...props} />}
      </View>
      <View className='side is-right'>{wide && <Leave {...props} />}</View>
    </View>
  )
}

type ShareControlProps = NonNullable<BottomBarProps['share']> & { readonly audience: boolean }

function ShareControl({ on, pending, audience, onPress }: ShareControlProps) {
  const { controls } = useRoomWords()
  return (
    <Control
      className='share-button'
      icon='share-screen'
      text={on ? controls.stopShare : controls.share}
      label={on ? controls.stopShare : controls.share}
      pressed={on}
      state={audience ? 'is-dis' : on ? 'on' : undefined}
      pending={pending}
      onPress={onPress}
    />
  )
}

function Openers({ people, unread, open, wide, onOpen }: BottomBarProps) {
  const { controls, chat } = useRoomWords()
  const shown = unread === 0 ? undefined : Math.min(unread, 99)
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
      {wide && (
        <Control {...opener('chat')} icon='chat' text={chat.title} label={chat.open(unread)} count={shown} urgent />
      )}
      {wide && <Control {...opener('invite')} icon='invite' text={controls.invite} label={controls.invite} />}
      <Control
        {...opener('more')}
        icon='more'
        text={controls.more}
        label={controls.openMore}
        count={wide ? undefined : shown}
        urgent
      />
    </>
  )
}

function Leave({ onOpen }: Pick<BottomBarProps, 'onOpen'>) {
  const { controls } = useRoomWords()
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
