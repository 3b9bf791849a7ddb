import { Text, View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import { Pressable } from '../primitives/pressable'
import { useWords } from '../words'
import type { HandControlProps } from './hand-control'

export interface MoreCellsProps {
  readonly hand: HandControlProps
  /** Lines of the chat that one has not seen. */
  readonly unread: number
  readonly onChat: () => void
  readonly onInvite: () => void
}

/** What a phone's bar has no room for. */
export function MoreCells({ hand, unread, onChat, onInvite }: MoreCellsProps) {
  const { controls, chat } = useWords()
  return (
    <View className='cells'>
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
    </View>
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
