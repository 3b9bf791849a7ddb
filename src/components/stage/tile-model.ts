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
  /** The picture pauses because the line to oneself does not carry it. */
  readonly held: boolean
  /** What one hears and sees of somebody else. */
  readonly stream: Stream | undefined
  readonly speaking: boolean
  /** On a phone call. */
  readonly interrupted: boolean
  /** Without a connection; the seat is kept. */
  readonly away: boolean
  /** Whose turn it is among the raised hands, from 1; undefined while it is down. */
  readonly hand: number | undefined
}
