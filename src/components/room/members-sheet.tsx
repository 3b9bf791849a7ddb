import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { Button } from '../button'
import { Icon } from '../icon'
import { TextInput } from '../primitives/text-input'
import { Sheet } from '../sheet'
import { useWords } from '../words'
import { MemberActions } from './member-actions'
import { type MemberModel, MemberRow } from './member-row'

/** From here on there is a search. */
const MANY = 12

export interface MembersSheetProps {
  /** In the order in which they are shown. */
  readonly members: readonly MemberModel[]
  readonly isAdmin: boolean
  readonly muteAll: { readonly on: boolean; readonly pending: boolean }
  readonly lock: { readonly on: boolean; readonly pending: boolean }
  readonly isBusy: (memberId: string) => boolean
  readonly wide: boolean
  readonly onInvite: () => void
  readonly onMuteAll: (on: boolean) => void
  readonly onLock: (on: boolean) => void
  readonly onGrant: (memberId: string, role: MemberModel['role']) => void
  readonly onRemove: (memberId: string, mayReturn: boolean) => void
  readonly onClose: () => void
}

/** Who is here. For an admin, each row opens what can be done. */
export function MembersSheet(props: MembersSheetProps) {
  const { members, isAdmin, isBusy, wide, onGrant, onRemove, onClose } = props
  const words = useWords().members
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<string>()
  const wanted = search.trim().toLowerCase()
  const shown = members.filter(({ name }) => name.toLowerCase().includes(wanted))
  return (
    <Sheet className='members-sheet' title={words.title(members.length)} tall wide={wide} onClose={onClose}>
      <Above {...props} />
      {members.length > MANY && <Search value={search} onChange={setSearch} />}
      <View className='members-list'>
        {shown.length === 0 && <View className='li sub'>{words.noneFound}</View>}
        {shown.map((member, index) => (
          <Fragment key={member.id}>
            <MemberRow
              member={member}
              first={index === 0}
              open={opened === member.id}
              onPress={
                isAdmin && !member.isSelf ? () => setOpened(opened === member.id ? undefined : member.id) : undefined
              }
            />
            {isAdmin && opened === member.id && (
              <MemberActions
                member={member}
                busy={isBusy(member.id)}
                onGrant={(role) => onGrant(member.id, role)}
                onRemove={(mayReturn) => onRemove(member.id, mayReturn)}
              />
            )}
          </Fragment>
        ))}
      </View>
    </Sheet>
  )
}

function Search({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { find } = useWords().members
  return (
    <View className='find'>
      <View className='field plain'>
        <Icon name='search' size={20} tone='soft' />
        <TextInput className='members-search' label={find} placeholder={find} value={value} onChange={onChange} />
      </View>
    </View>
  )
}

function Above({ isAdmin, muteAll, lock, onInvite, onMuteAll, onLock }: MembersSheetProps) {
  const { members, controls } = useWords()
  return (
    <View className='acts'>
      <Button className='members-invite-button' size='small' icon='invite' text={controls.invite} onPress={onInvite} />
      {isAdmin && (
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
      )}
    </View>
  )
}
