import { Text, View } from '@tarojs/components'
import { Avatar } from '../avatar'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Pressable } from '../primitives/pressable'
import { useWords } from '../words'

/** Somebody in the list. */
export interface MemberModel {
  readonly id: string
  readonly name: string
  readonly isSelf: boolean
  readonly role: 'admin' | 'talker' | 'audience'
  readonly microphone: boolean
  readonly camera: boolean
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
  const { room, members } = useWords()
  const names = classNames('li two member-row', !first && 'is-divided', open && 'is-open')
  const inside = (
    <>
      <View className='lead'>
        <Avatar name={member.name} />
      </View>
      <View className='grow row'>
        <Text className='ttl ell member-name'>{member.name}</Text>
        {member.isSelf && <Text className='badge'>{room.me}</Text>}
        {member.role === 'admin' && (
          <View className='badge ac'>
            <Icon name='crown' size={14} tone='accent' />
            <Text>{room.admin}</Text>
          </View>
        )}
        {member.role === 'audience' && <Text className='badge'>{room.audience}</Text>}
      </View>
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

function Marks({ member: { microphone, camera } }: Pick<MemberRowProps, 'member'>) {
  return (
    <View className='marks'>
      <Icon name={microphone ? 'mic' : 'mic-off'} size={20} tone={microphone ? 'soft' : 'danger'} />
      <Icon name={camera ? 'camera' : 'camera-off'} size={20} tone={camera ? 'soft' : 'danger'} />
    </View>
  )
}
