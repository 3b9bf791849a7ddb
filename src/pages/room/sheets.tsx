import { Role } from '../../../protocol/numbers'
import type { OpenSheet } from '../../components/room/bottom-bar'
import { InviteSheet } from '../../components/room/invite-sheet'
import { KeysSheet } from '../../components/room/keys-sheet'
import { LeaveSheet } from '../../components/room/leave-sheet'
import { useApp } from '../../hooks/app'
import { useCopy } from '../../hooks/use-copy'
import { useScreen } from '../../hooks/use-screen'
import { useRoomState } from '../../hooks/use-stores'
import type { RoomStore } from '../../store/room'
import { Devices } from '../devices'
import { Chat } from './chat'
import { Members } from './members'
import { Diagnostics } from './diagnostics'
import { More } from './more'
import { Recordings } from './recordings'

export interface SheetsProps {
  readonly store: RoomStore
  readonly sheet: OpenSheet | undefined
  readonly onOpen: (sheet: OpenSheet) => void
  readonly onClose: () => void
}

/** One at a time; opening another takes its place. */
export function Sheets({ sheet, ...props }: SheetsProps) {
  if (sheet === undefined) return null
  return <OneSheet sheet={sheet} {...props} />
}

function OneSheet({ sheet, ...props }: OneSheetProps & { readonly sheet: OpenSheet }) {
  const { wide } = useScreen()
  if (sheet === 'members') return <Members {...props} />
  if (sheet === 'invite') return <Invite {...props} />
  if (sheet === 'more') return <More {...props} />
  if (sheet === 'chat') return <Chat {...props} />
  if (sheet === 'diagnostics') return <Diagnostics {...props} />
  if (sheet === 'recordings') return <Recordings {...props} />
  if (sheet === 'devices') return <Devices onClose={props.onClose} />
  if (sheet === 'keys') return <KeysSheet wide={wide} onClose={props.onClose} />
  return <Leave {...props} />
}

export type OneSheetProps = Omit<SheetsProps, 'sheet'>

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
