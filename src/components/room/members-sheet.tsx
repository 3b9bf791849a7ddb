import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { Button } from '../button'
import { Dialog } from '../dialog'
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

/** Who is here. For an admin, each row opens what can be done; removing asks once more. */
export function MembersSheet(props: MembersSheetProps) {
  const { members, isBusy, wide, onRemove, onClose } = props
  const words = useWords().members
  const [search, setSearch] = useState('')
  const [removing, setRemoving] = useState<Removal>()
  const hasSearch = members.length > MANY
  const wanted = hasSearch ? search.trim().toLowerCase() : ''
  const shown = members.filter(({ name }) => name.toLowerCase().includes(wanted))
  return (
    <>
      <Sheet className='members-sheet' title={words.title(members.length)} tall wide={wide} onClose={onClose}>
        <Above {...props} />
        {hasSearch && <Search value={search} onChange={setSearch} />}
        <Rows {...props} members={shown} onAsk={setRemoving} />
      </Sheet>
      {removing !== undefined && members.some(({ id }) => id === removing.member.id) && (
        <Dialog
          title={words.removeTitle(removing.member.name)}
          detail={removing.mayReturn ? words.removeDetail : words.removeForGood}
          confirm={words.removeConfirm}
          busy={isBusy(removing.member.id)}
          onConfirm={() => onRemove(removing.member.id, removing.mayReturn)}
          onCancel={() => setRemoving(undefined)}
        />
      )}
    </>
  )
}

interface Removal {
  readonly member: MemberModel
  readonly mayReturn: boolean
}

interface RowsProps extends Pick<MembersSheetProps, 'members' | 'isAdmin' | 'isBusy' | 'onGrant'> {
  readonly onAsk: (removal: Removal) => void
}

function Rows({ members, isAdmin, isBusy, onGrant, onAsk }: RowsProps) {
  const words = useWords().members
  const [opened, setOpened] = useState<string>()
  const toggle = (id: string) => () => setOpened(opened === id ? undefined : id)
  return (
    <View className='members-list'>
      {members.length === 0 && <View className='li sub'>{words.noneFound}</View>}
      {members.map((member, index) => {
        const open = isAdmin && opened === member.id
        return (
          <Fragment key={member.id}>
            <MemberRow
              member={member}
              first={index === 0}
              open={open}
              onPress={isAdmin && !member.isSelf ? toggle(member.id) : undefined}
            />
            {open && (
              <MemberActions
                member={member}
                busy={isBusy(member.id)}
                onGrant={(role) => onGrant(member.id, role)}
                onRemove={(mayReturn) => onAsk({ member, mayReturn })}
              />
            )}
          </Fragment>
        )
      })}
    </View>
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
