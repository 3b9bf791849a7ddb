import { Role } from '../../../protocol/numbers'
import { MembersSheet } from '../../components/room/members-sheet'
import { membersOf, roleOf } from '../../hooks/members'
import { useScreen } from '../../hooks/use-screen'
import { useRoomState } from '../../hooks/use-stores'
import type { OneSheetProps } from './sheets'

/** Who is here, and what an admin can do with them. */
export function Members({ store, onOpen, onClose }: OneSheetProps) {
  const room = useRoomState(store)
  const { wide } = useScreen()
  const raised = room.members.filter(({ hand }) => hand !== undefined)
  return (
    <MembersSheet
      members={membersOf(room)}
      isAdmin={room.self.role === Role.ADMIN}
      muteAll={{ on: room.muteAll, pending: room.pending.has('muteAll') }}
      lock={{ on: room.locked, pending: room.pending.has('lock') }}
      hands={{ count: raised.length, pending: room.pending.has('hands') }}
      isBusy={(id) => room.pending.has(`member:${id}`)}
      wide={wide}
      onInvite={() => onOpen('invite')}
      onMuteAll={(on) => void room.setMuteAll(on)}
      onLock={(on) => void room.setLocked(on)}
      onLowerHands={() => void room.lowerHands()}
      onGrant={(id, role) => void room.grant(id, roleOf[role])}
      onModerate={(id, action) => void room.moderate(id, action)}
      onRemove={(id, mayReturn) => void room.remove(id, mayReturn)}
      onClose={onClose}
    />
  )
}
