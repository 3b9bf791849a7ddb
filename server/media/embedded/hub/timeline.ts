import type { Tag } from './frame'

/** A publisher whose timestamps leap further than this, in ms, is taken to have started a new count. */
const LEAP = 10_000

type Type = Tag['type']

/**
 * One continuous count of milliseconds for a stream whose sources come and go. All types share one offset, so audio and
 * video keep their relation; within a type time never goes back.
 */
export class Timeline {
  private offset: number | undefined
  private readonly last: Record<Type, number> = { audio: 0, video: 0, script: 0 }
  private newest: number | undefined
  private newestAt = 0

  constructor(private readonly now: () => number) {}

  /** A new source begins: its first frame continues where the last one ended, later by the time that has passed. */
  begin(): void {
    this.offset = undefined
  }

  /** Where a header stands: it has no time of its own, publishers often send it with 0. */
  get position(): number {
    return this.newest ?? 0
  }

  /** The stream's time for a frame that its source stamped with `timestamp`. */
  map(type: Type, timestamp: number): number {
    const leapt = this.offset !== undefined && Math.abs(timestamp + this.offset - this.position) > LEAP
    if (this.offset === undefined || leapt) this.offset = this.next() - timestamp
    const mapped = Math.max(this.last[type], timestamp + this.offset)
    this.last[type] = mapped
    this.newest = Math.max(this.position, mapped)
    this.newestAt = this.now()
    return mapped
  }

  private next(): number {
    if (this.newest === undefined) return 0
    return this.newest + Math.max(1, Math.round(this.now() - this.newestAt))
  }
}
