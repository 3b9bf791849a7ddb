import { Text, View } from '@tarojs/components'
import type { Presence } from '../../../protocol/social'
import { Avatar } from '../avatar'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Pressable } from '../primitives/pressable'
import { useRoomWords } from '../room-words'

/** Somebody in the list. */
export interface MemberModel {
  readonly id: string
  readonly name: string
  readonly isSelf: boolean
  readonly role: 'admin' | 'talker' | 'audience'
  readonly microphone: boolean
  readonly camera: boolean
  /** Whose turn it is among the raised hands, from 1; undefined while it is down. */
  readonly hand: number | undefined
  /** Shares a screen. */
  readonly sharing: boolean
  readonly presence: Presence
}

export interface MemberRowProps {
  readonly member: MemberModel
  readonly first: boolean
  readonly open: boolean
  /** Absent where nothing can be done with them. */
  readonly onPress: (() => void) | undefined
}

/** One person: who they are, what they may do, and what they have switched on. */
export function MemberRow({ member, first, open, onPress }: MemberRowProps) {
  const { members } = useRoomWords()
  const news = newsOf(member, members)
  const names = classNames('li two member-row', !first && 'is-divided', open && 'is-open')
  const inside = (
    <>
      <View className='lead'>
        <Avatar name={member.name} />
      </View>
      <View className='grow'>
        <Name member={member} />
        {news !== undefined && <View className='t12 ell sub member-news'>{news}</View>}
      </View>
      {member.hand !== undefined && (
        <View className='badge wn hand-badge'>
          <Icon name='hand' size={14} tone='warn' />
          <Text>{member.hand}</Text>
        </View>
      )}
      {member.role !== 'audience' && <Marks member={member} />}
      <View className='turn'>
        {onPress !== undefined && <Icon name='chevron' size={20} tone='soft' className={open ? 'is-turned' : ''} />}
      </View>
    </>
  )
  if (onPress === undefined) return <View className={names}>{inside}</View>
  return (
    <Pressable className={names} label={members.actionsOf(member.name)} expanded={open} onPress={onPress}>
      {inside}
    </Pressable>
  )
}

function Name({ member: { name, isSelf, role } }: Pick<MemberRowProps, 'member'>) {
  const { room } = useRoomWords()
  return (
    <View className='row'>
      <Text className='ttl ell member-name'>{name}</Text>
      {isSelf && <Text className='badge'>{room.me}</Text>}
      {role === 'admin' && (
        <View className='badge ac'>
          <Icon name='crown' size={14} tone='accent' />
          <Text>{room.admin}</Text>
        </View>
      )}
      {role === 'audience' && <Text className='badge'>{room.audience}</Text>}
    </View>
  )
}

/** The one thing about somebody that matters most now. */
function newsOf({ role, hand, sharing, presence }: MemberModel, words: ReturnType<typeof useRoomWords>['members']) {
  if (presence === 'away') return words.away
  if (presence === 'call') return words.onCall
  if (hand !== undefined) return role === 'audience' ? words.asksToTalk : words.handUp
  return sharing ? words.sharing : undefined
}

function Marks({ member: { microphone, camera } }: Pick<MemberRowProps, 'member'>) {
  return (
    <View className='marks'>
      <Icon name={microphone ? 'mic' : 'mic-off'} size={20} tone={microphone ? 'soft' : 'danger'} />
      <Icon name={camera ? 'camera' : 'camera-off'} size={20} tone={camera ? 'soft' : 'danger'} />
    </View>
  )
}
