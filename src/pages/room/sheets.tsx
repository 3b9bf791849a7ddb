import { Role } from '../../../protocol/numbers'
import type { OpenSheet } from '../../components/room/bottom-bar'
import { InviteSheet } from '../../components/room/invite-sheet'
import { LeaveSheet } from '../../components/room/leave-sheet'
import { MembersSheet } from '../../components/room/members-sheet'
import { useApp } from '../../hooks/app'
import { membersOf, roleOf } from '../../hooks/members'
import { useCopy } from '../../hooks/use-copy'
import { useScreen } from '../../hooks/use-screen'
import { useRoomState } from '../../hooks/use-stores'
import type { RoomStore } from '../../store/room'
import { More } from './more'

export interface SheetsProps {
  readonly store: RoomStore
  readonly sheet: OpenSheet | undefined
  readonly onOpen: (sheet: OpenSheet) => void
  readonly onClose: () => void
}

/** One at a time; opening another takes its place. */
export function Sheets({ sheet, ...props }: SheetsProps) {
  if (sheet === 'members') return <Members {...props} />
  if (sheet === 'invite') return <Invite {...props} />
  if (sheet === 'more') return <More {...props} />
  return sheet === 'leave' ? <Leave {...props} /> : null
}

export type OneSheetProps = Omit<SheetsProps, 'sheet'>

function Members({ store, onOpen, onClose }: OneSheetProps) {
  const room = useRoomState(store)
  const { wide } = useScreen()
  return (
    <MembersSheet
      members={membersOf(room)}
      isAdmin={room.self.role === Role.ADMIN}
      muteAll={{ on: room.muteAll, pending: room.pending.has('muteAll') }}
      lock={{ on: room.locked, pending: room.pending.has('lock') }}
      isBusy={(id) => room.pending.has(`member:${id}`)}
      wide={wide}
      onInvite={() => onOpen('invite')}
      onMuteAll={(on) => void room.setMuteAll(on)}
      onLock={(on) => void room.setLocked(on)}
      onGrant={(id, role) => void room.grant(id, roleOf[role])}
      onRemove={(id, mayReturn) => void room.remove(id, mayReturn)}
      onClose={onClose}
    />
  )
}

function Invite({ store, onClose }: OneSheetProps) {
  const { roomName, password, invite } = useRoomState(store)
  const { traits } = useApp().platform
  const { wide } = useScreen()
  return (
    <InviteSheet
      roomName={roomName}
      password={password}
      link={invite?.url}
      codeUrl={invite?.codeUrl}
      canShare={traits.shareCard}
      wide={wide}
      onCopy={useCopy(store)}
      onClose={onClose}
    />
  )
}

function Leave({ store, onClose }: OneSheetProps) {
  const room = useRoomState(store)
  const { wide } = useScreen()
  return (
    <LeaveSheet
      canEnd={room.self.role === Role.ADMIN}
      people={room.members.length}
      leaving={room.pending.has('leave')}
      ending={room.pending.has('end')}
      wide={wide}
      onLeave={() => void room.leave()}
      onEnd={() => void room.end()}
      onClose={onClose}
    />
  )
}
