import { BottomBar, type OpenSheet } from '../../components/room/bottom-bar'
import { ownHand } from '../../hooks/own-hand'
import { useScreen } from '../../hooks/use-screen'
import { mayPublish } from '../../store/room'
import type { RoomState } from '../../store/room-state'

export interface BarProps {
  readonly room: RoomState
  readonly sheet: OpenSheet | undefined
  readonly hasKeyboard: boolean
  readonly onOpen: (sheet: OpenSheet) => void
}

/** The bottom bar of this meeting. */
export function Bar({ room, sheet, hasKeyboard, onOpen }: BarProps) {
  const { wide } = useScreen()
  const { local, pending, mutedByAdmin } = room
  const audience = !mayPublish(room.self.role)
  return (
    <BottomBar
      microphone={{
        on: local.microphone,
        pending: pending.has('microphone'),
        audience,
        blocked: local.microphoneProblem !== undefined,
        mutedByAdmin,
        onPress: () => void room.toggleMicrophone()
      }}
      camera={{
        on: local.camera,
        pending: pending.has('camera'),
        audience,
        blocked: local.cameraProblem !== undefined,
        onPress: () => void room.toggleCamera()
      }}
      flip={
        local.canFlip && local.camera ? { pending: pending.has('flip'), onPress: () => void room.flip() } : undefined
      }
      share={
        room.sharing === undefined
          ? undefined
          : { on: room.sharing, pending: pending.has('share'), onPress: () => void room.toggleShare() }
      }
      hand={ownHand(room)}
      audience={audience}
      people={room.members.length}
      unread={room.unread}
      open={sheet}
      wide={wide}
      hasKeyboard={hasKeyboard && wide}
      onOpen={onOpen}
    />
  )
}
