import { Text, View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import { Pressable } from '../primitives/pressable'
import { useRoomWords } from '../room-words'
import type { HandControlProps } from './hand-control'

export interface MoreCellsProps {
  readonly hand: HandControlProps
  /** Lines of the chat that one has not seen. */
  readonly unread: number
  readonly onChat: () => void
  readonly onInvite: () => void
  /** Absent where the system chooses. */
  readonly onDevices: (() => void) | undefined
  /** Absent where there are no keys. */
  readonly onKeys: (() => void) | undefined
  readonly wide: boolean
}

/** Where else one can go from here. */
export function MoreCells(props: MoreCellsProps) {
  const { wide, onDevices, onKeys } = props
  const { devices, keys } = useRoomWords()
  if (wide && onDevices === undefined && onKeys === undefined) return null
  return (
    <View className='cells'>
      {!wide && <FromTheBar {...props} />}
      {onDevices !== undefined && (
        <Cell className='more-devices-button' icon='devices' text={devices.title} onPress={onDevices} />
      )}
      {wide && onKeys !== undefined && (
        <Cell className='more-keys-button' icon='keyboard' text={keys.short} label={keys.title} onPress={onKeys} />
      )}
    </View>
  )
}

/** What a phone's bar has no room for. */
function FromTheBar({ hand, unread, onChat, onInvite }: MoreCellsProps) {
  const { controls, chat } = useRoomWords()
  return (
    <>
      <Cell
        className={classNames('more-hand-button', hand.up && 'is-on')}
        icon='hand'
        text={hand.up ? controls.handUp : controls.hand}
        label={hand.up ? controls.lowerHand : controls.raiseHand}
        onPress={hand.onPress}
      />
      <Cell
        className='more-chat-button'
        icon='chat'
        text={chat.title}
        label={chat.open(unread)}
        count={unread === 0 ? undefined : Math.min(unread, 99)}
        onPress={onChat}
      />
      <Cell className='more-invite-button' icon='invite' text={controls.invite} onPress={onInvite} />
    </>
  )
}

interface CellProps {
  readonly className: string
  readonly icon: IconName
  readonly text: string
  readonly label?: string
  readonly count?: number | undefined
  readonly onPress: () => void
}

function Cell({ className, icon, text, label, count, onPress }: CellProps) {
  return (
    <Pressable className={`cell ${className}`} label={label ?? text} onPress={onPress}>
      <View className='face'>
        <Icon name={icon} />
        {count !== undefined && <View className='count num is-urgent'>{count}</View>}
      </View>
      <Text className='lab'>{text}</Text>
    </Pressable>
  )
}
