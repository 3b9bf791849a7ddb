import { View } from '@tarojs/components'
import { Button } from '../button'
import { Icon } from '../icon'
import { TextInput } from '../primitives/text-input'
import { useRoomWords } from '../room-words'
import type { MembersSheetProps } from './members-sheet'

type MembersAboveProps = Pick<
  MembersSheetProps,
  'isAdmin' | 'muteAll' | 'lock' | 'hands' | 'onInvite' | 'onMuteAll' | 'onLock' | 'onLowerHands'
>

/** What concerns everybody. */
export function MembersAbove(props: MembersAboveProps) {
  const { isAdmin, hands, onInvite, onLowerHands } = props
  const { members, controls } = useRoomWords()
  return (
    <>
      <View className='acts'>
        <Button
          className='members-invite-button'
          size='small'
          icon='invite'
          text={controls.invite}
          onPress={onInvite}
        />
        {isAdmin && <Rules {...props} />}
      </View>
      {isAdmin && hands.count > 0 && (
        <View className='acts is-more'>
          <Button
            className='lower-hands-button'
            size='small'
            icon='hand'
            text={members.lowerHands(hands.count)}
            busy={hands.pending}
            onPress={onLowerHands}
          />
        </View>
      )}
    </>
  )
}

function Rules({ muteAll, lock, onMuteAll, onLock }: MembersAboveProps) {
  const { members } = useRoomWords()
  return (
    <>
      <Button
        className='is-next mute-all-button'
        size='small'
        icon={muteAll.on ? 'mic' : 'mic-off'}
        text={muteAll.on ? members.unmuteAll : members.muteAll}
        busy={muteAll.pending}
        onPress={() => onMuteAll(!muteAll.on)}
      />
      <Button
        className='is-next lock-button'
        size='small'
        icon={lock.on ? 'unlock' : 'lock'}
        text={lock.on ? members.unlock : members.lock}
        busy={lock.pending}
        onPress={() => onLock(!lock.on)}
      />
    </>
  )
}

interface MembersSearchProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** For long lists. */
export function MembersSearch({ value, onChange }: MembersSearchProps) {
  const { find } = useRoomWords().members
  return (
    <View className='find'>
      <View className='field plain'>
        <Icon name='search' size={20} tone='soft' />
        <TextInput className='members-search' label={find} placeholder={find} value={value} onChange={onChange} />
      </View>
    </View>
  )
}
