import type { PlayerTrouble } from '../types'

/** Milliseconds without a picture after which something is wrong. */
export const DARK = 5000
/** Between two looks. */
export const PACE = 1000

/** Watches one player: has there been a picture lately? */
export class PictureWatch {
  private seenAt: number
  private lookedAt: number

  constructor(now: number) {
    this.seenAt = now
    this.lookedAt = now
  }

  /** One look. True when it has been dark for too long. A sleeping device looks seldom, which says nothing of the picture. */
  look(isSeen: boolean, now: number): boolean {
    const slept = now - this.lookedAt > 3 * PACE
    this.lookedAt = now
    if (isSeen || slept) this.seenAt = now
    return now - this.seenAt > DARK
  }
}

/** What is known of a player that shows nothing. */
export interface Symptoms {
  /** Whether the server has given an address, or accepted the connection. */
  readonly isAccepted: boolean
  /** What the player last complained of. */
  readonly complaint: 'unreachable' | 'lost' | 'decoder' | undefined
  /** Whether anything comes in; undefined: that cannot be told. */
  readonly arrives: boolean | undefined
}

/** Why it is dark, from the surest sign down. */
export function diagnose({ isAccepted, complaint, arrives }: Symptoms): PlayerTrouble {
  if (!isAccepted) return 'refused'
  if (complaint !== undefined) return complaint
  if (arrives === undefined) return 'slow'
  return arrives ? 'decoder' : 'silent'
}
