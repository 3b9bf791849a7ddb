/** Whether the pictures of a stream fit the line to one viewer. */

/** Milliseconds for which pictures may be too much for the line before they pause. */
const PATIENCE = 1000
/**
 * Of what is needed: less is too little to go on with, and that much is enough to begin again. While all of it gets
 * through, a queue that is only suspected takes the estimate down to 0.85.
 */
const TOO_LITTLE = 0.8
const ENOUGH = 1.1
/** Milliseconds between two questions to the line: the first, the growth, and the longest. */
const FIRST_PROBE = 1500
const PROBE_BACKOFF = 1.5
const LONGEST_WAIT = 8000

export interface LineLook {
  /** Bits per second that the line carries, as far as is known. */
  readonly estimate: number
  /** Bits per second of the whole stream, with its pictures. */
  readonly needed: number
  /** A queue grows on the line at this moment. */
  readonly overused: boolean
}

export type GateStep = 'hold' | 'release' | 'probe' | 'nothing'

/** Decides when pictures pause and come back. It knows the time only from its callers, in ms. */
export class VideoGate {
  private tooLittleSince: number | undefined
  private probeAt = 0
  private wait = FIRST_PROBE
  private held = false

  get isHeld(): boolean {
    return this.held
  }

  look({ estimate, needed, overused }: LineLook, now: number): GateStep {
    if (this.held) return this.lookWhileHeld(estimate >= needed * ENOUGH, overused, now)
    if (estimate >= needed * TOO_LITTLE) this.tooLittleSince = undefined
    else this.tooLittleSince ??= now
    if (this.tooLittleSince === undefined || now - this.tooLittleSince < PATIENCE) return 'nothing'
    this.held = true
    this.wait = FIRST_PROBE
    this.probeAt = now + this.wait
    return 'hold'
  }

  private lookWhileHeld(fits: boolean, overused: boolean, now: number): GateStep {
    if (fits) {
      this.held = false
      this.tooLittleSince = undefined
      return 'release'
    }
    if (overused || now < this.probeAt) return 'nothing'
    this.wait = Math.min(LONGEST_WAIT, this.wait * PROBE_BACKOFF)
    this.probeAt = now + this.wait
    return 'probe'
  }
}
