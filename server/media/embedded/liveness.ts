/** What can be seen of a connection from outside. */
export interface Vitals {
  /** Bytes read since it was opened. */
  readonly read: number
  /** Bytes that the peer has taken since it was opened. */
  readonly taken: number
  /** Bytes that wait to be taken. */
  readonly waiting: number
  /** Silence of a peer that only watches means nothing while it takes what it is sent. */
  readonly onlyReads: boolean
}

/** How long a peer may stand still, in ms. */
export const DEAD_AFTER = 15_000

/** Finds peers that are dead though their connection is not closed. Looks are to be taken about once a second. */
export class Liveness {
  private last: Vitals = { read: 0, taken: 0, waiting: 0, onlyReads: false }

  constructor(
    private movedAt: number,
    private readonly deadAfter = DEAD_AFTER
  ) {}

  dead(vitals: Vitals, now: number): boolean {
    const moved = vitals.read !== this.last.read || vitals.taken !== this.last.taken
    const content = vitals.onlyReads && vitals.waiting === 0
    if (moved || content) this.movedAt = now
    this.last = vitals
    return now - this.movedAt >= this.deadAfter
  }
}
