import type { HandControlProps } from '../components/room/hand-control'
import type { RoomState } from '../store/room-state'

/** One's own hand, for every button that raises it. */
export function ownHand({ self, pending, raiseHand }: RoomState): HandControlProps {
  const up = self.hand !== undefined
  return { up, pending: pending.has('hand'), onPress: () => void raiseHand(!up) }
}
