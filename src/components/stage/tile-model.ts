import type { Stream } from '../../services/emedia'

/** One tile: a person, or a screen that a person shares. */
export interface TileModel {
  /** The member's id; of a screen, its stream's id. Stays the same for as long as the tile is there. */
  readonly id: string
  readonly memberId: string
  readonly kind: 'camera' | 'screen'
  readonly name: string
  readonly isSelf: boolean
  readonly isAdmin: boolean
  /** Watches only. */
  readonly isAudience: boolean
  readonly microphone: boolean
  readonly camera: boolean
  /** What one hears and sees of somebody else. */
  readonly stream: Stream | undefined
  readonly speaking: boolean
  /** On a phone call. */
  readonly interrupted: boolean
}
