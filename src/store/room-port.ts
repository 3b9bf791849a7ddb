import type { RoomData } from './room-state'

/** How what happens outside reaches a room's store. */
export interface RoomPort {
  readonly get: () => RoomData
  readonly set: (change: Partial<RoomData>) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
}
