import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { Moderation } from '../../../protocol/social'
import { Dialog } from '../dialog'
import { Sheet } from '../sheet'
import { useRoomWords } from '../room-words'
import { MemberActions } from './member-actions'
import { MembersAbove, MembersSearch } from './members-above'
import { type MemberModel, MemberRow } from './member-row'

/** From here on there is a search. */
const MANY = 12

export interface MembersSheetProps {
  /** In the order in which they are shown. */
  readonly members: readonly MemberModel[]
  readonly isAdmin: boolean
  readonly muteAll: { readonly on: boolean; readonly pending: boolean }
  readonly lock: { readonly on: boolean; readonly pending: boolean }
  /** How many hands are up. */
  readonly hands: { readonly count: number; readonly pending: boolean }
  readonly isBusy: (memberId: string) => boolean
  readonly wide: boolean
  readonly onInvite: () => void
  readonly onMuteAll: (on: boolean) => void
  readonly onLock: (on: boolean) => void
  readonly onLowerHands: () => void
  readonly onGrant: (memberId: string, role: MemberModel['role']) => void
  readonly onModerate: (memberId: string, action: Moderation) => void
  readonly onRemove: (memberId: string, mayReturn: boolean) => void
  readonly onClose: () => void
}

/** Who is here. For an admin, each row opens what can be done; removing asks once more. */
export function MembersSheet(props: MembersSheetProps) {
  const { members, isBusy, wide, onModerate, onRemove, onClose } = props
  const words = useRoomWords().members
  const [search, setSearch] = useState('')
  const [removing, setRemoving] = useState<Removal>()
  const [heir, setHeir] = useState<MemberModel>()
  const hasSearch = members.length > MANY
  const wanted = hasSearch ? search.trim().toLowerCase() : ''
  const shown = members.filter(({ name }) => name.toLowerCase().includes(wanted))
  return (
    <>
      <Sheet className='members-sheet' title={words.title(members.length)} tall wide={wide} onClose={onClose}>
        <MembersAbove {...props} />
        {hasSearch && <MembersSearch value={search} onChange={setSearch} />}
        <Rows {...props} members={shown} onAsk={setRemoving} onHandOver={setHeir} />
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
      {heir !== undefined && members.some(({ id }) => id === heir.id) && (
        <HandOver member={heir} onModerate={onModerate} onDone={() => setHeir(undefined)} />
      )}
    </>
  )
}

interface HandOverProps extends Pick<MembersSheetProps, 'onModerate'> {
  readonly member: MemberModel
  readonly onDone: () => void
}

function HandOver({ member, onModerate, onDone }: HandOverProps) {
  const words = useRoomWords().members
  return (
    <Dialog
      title={words.handOverTitle(member.name)}
      detail={words.handOverDetail}
      confirm={words.handOverConfirm}
      kind='primary'
      onConfirm={() => {
        onDone()
        onModerate(member.id, Moderation.HAND_OVER)
      }}
      onCancel={onDone}
    />
  )
}

interface Removal {
  readonly member: MemberModel
  readonly mayReturn: boolean
}

interface RowsProps extends Pick<MembersSheetProps, 'members' | 'isAdmin' | 'isBusy' | 'onGrant' | 'onModerate'> {
  readonly onAsk: (removal: Removal) => void
  readonly onHandOver: (member: MemberModel) => void
}

function Rows({ members, isAdmin, isBusy, onGrant, onModerate, onAsk, onHandOver }: RowsProps) {
  const words = useRoomWords().members
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
                onModerate={(action) => onModerate(member.id, action)}
                onRemove={(mayReturn) => onAsk({ member, mayReturn })}
                onHandOver={() => onHandOver(member)}
              />
            )}
          </Fragment>
        )
      })}
    </View>
  )
}
