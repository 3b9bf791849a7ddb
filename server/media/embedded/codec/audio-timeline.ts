/** Further off than this, in ms, the input has leapt: the output leaps too instead of filling or cutting so much. */
const LEAP = 1000
/** How much of each new deviation enters the average. */
const SMOOTHING = 1 / 16

/** What to do with a piece of sound before it joins what is there. */
export interface Placement {
  /** The output starts anew at the piece's own time; what waits from before is to be thrown away. */
  readonly leaps: boolean
  /** Samples of silence to put in front. */
  readonly silence: number
  /** Samples to cut off the front. */
  readonly skip: number
}

export interface Tolerance {
  /** A single piece may lie off by this much, in ms: its timestamp is rounded or jitters. */
  readonly single: number
  /** All of them together, on average, by this much. */
  readonly average: number
}

/**
 * Keeps a row of samples true to the timestamps it came with. Small deviations are left alone, because timestamps are
 * rounder than samples; larger ones are lost sound or a drifting clock and are repaired with silence or a cut.
 */
export class AudioTimeline {
  /** Where the next sample belongs. */
  private end: number | undefined
  private deviation = 0

  constructor(
    private readonly rate: number,
    private readonly tolerance: Tolerance
  ) {}

  /** Position after the last sample, in samples since time 0. */
  get position(): number {
    return this.end ?? 0
  }

  /**
   * Takes in a piece of `samples` that belongs at `time` ms.
   *
   * @returns what to do with it; afterwards {@link position} counts it in.
   */
  place(time: number, samples: number): Placement {
    const wanted = Math.round((time * this.rate) / 1000)
    const off = this.end === undefined ? Infinity : wanted - this.end
    const leaps = Math.abs(off) > this.inSamples(LEAP)
    const repair = leaps ? 0 : this.repair(off)
    const silence = Math.max(0, repair)
    const skip = Math.min(samples, Math.max(0, -repair))
    if (leaps) this.deviation = 0
    this.end = (leaps ? wanted : this.position) + silence + samples - skip
    return { leaps, silence, skip }
  }

  private repair(off: number): number {
    this.deviation += (off - this.deviation) * SMOOTHING
    const isFar = Math.abs(off) > this.inSamples(this.tolerance.single)
    const isDrift = Math.abs(this.deviation) > this.inSamples(this.tolerance.average)
    if (!isFar && !isDrift) return 0
    const repair = Math.round(isFar ? off : this.deviation)
    this.deviation = 0
    return repair
  }

  private inSamples(milliseconds: number): number {
    return (milliseconds * this.rate) / 1000
  }
}
