/** Milliseconds that a player may be behind before its pictures pause, and while it is seen whether they fit again. */
const BEHIND = 2000
const BEHIND_ON_TRIAL = 700
/** What may still wait when they go on, in ms. */
const CAUGHT_UP = 300
/** Pictures that stop again within so many ms of their return were too much for the line. */
const STEADY = 15_000
/** Milliseconds that they then pause at least: the first time, and at most. */
const FIRST_WAIT = 4000
const LONGEST_WAIT = 30_000
/** From so many ms on, a pause is more than a stumble. */
const LONG = 2000

export type PictureStep = 'hold' | 'release' | 'nothing'

/** Decides when the pictures pause for one player on TCP, by how far it is behind. It knows the time from its callers. */
export class PictureGate {
  private heldSince: number | undefined
  private releasedAt: number | undefined
  private wait = 0

  get isHeld(): boolean {
    return this.heldSince !== undefined
  }

  /** Whether the player is worth being told that the pictures pause. */
  isLong(now: number): boolean {
    return this.heldSince !== undefined && (this.wait > 0 || now - this.heldSince >= LONG)
  }

  /** @param backlog milliseconds for which the oldest of what was sent has been waiting */
  look(backlog: number, now: number): PictureStep {
    if (this.heldSince === undefined) return backlog > this.patience(now) ? this.hold(now) : 'nothing'
    if (backlog > CAUGHT_UP || now < this.heldSince + this.wait) return 'nothing'
    this.heldSince = undefined
    this.releasedAt = now
    return 'release'
  }

  /** What the pictures were too much for once gets less credit: on one connection the sound waits behind them. */
  private patience(now: number): number {
    return this.isOnTrial(now) ? BEHIND_ON_TRIAL : BEHIND
  }

  private isOnTrial(now: number): boolean {
    return this.releasedAt !== undefined && now - this.releasedAt < STEADY
  }

  private hold(now: number): PictureStep {
    this.wait = this.isOnTrial(now) ? Math.min(LONGEST_WAIT, Math.max(FIRST_WAIT, this.wait * 2)) : 0
    this.heldSince = now
    return 'hold'
  }
}
