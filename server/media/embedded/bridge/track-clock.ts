import { Unwrapper } from '../rtc/rtp/serial'

/** When arrivals and timestamps disagree by this much, in ms, the publisher has begun a new count. */
const LEAP = 2000
/** Sender reports are noisy, in browsers by some 10 ms: the median of this many counts. */
const REPORTS = 5
/** Reports that are off by more than this, in ms, and agree, are no noise. */
const MOVED = 60
/** The quickest way of a packet is remembered, but forgiven at this rate, for clocks that drift apart. */
const FORGIVING = 1e-4

/** What is known of one track's RTP clock. All results are in ms; "media time" is the unwrapped RTP timestamp in ms. */
export class TrackClock {
  private unwrapper = new Unwrapper()
  private last: { media: number; at: number } | undefined
  private quickest: number | undefined
  private reports: number[] = []

  /** @param clockRate RTP units per second */
  constructor(private readonly clockRate: number) {}

  /** Arrival time minus media time of the packet that was quickest; undefined before the first. */
  get arrivalOffset(): number | undefined {
    return this.quickest
  }

  /** The publisher's wall clock minus media time, from its sender reports; undefined before the first. */
  get wallOffset(): number | undefined {
    const sorted = [...this.reports].sort((a, b) => a - b)
    const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
    return low === undefined || high === undefined ? undefined : (low + high) / 2
  }

  media(timestamp: number): number {
    return (this.unwrapper.unwrap(timestamp) * 1000) / this.clockRate
  }

  /** @returns true when the timestamps have leapt: nothing that was known holds any more */
  arrived(timestamp: number, at: number): boolean {
    const media = this.media(timestamp)
    const { last } = this
    const leapt = last !== undefined && Math.abs(at - last.at - (media - last.media)) > LEAP
    if (leapt) {
      this.reports = []
      this.quickest = undefined
    }
    const forgiven = (this.quickest ?? Infinity) + (last === undefined ? 0 : (at - last.at) * FORGIVING)
    this.quickest = Math.min(forgiven, at - media)
    this.last = { media, at }
    return leapt
  }

  report(ntpMs: number, timestamp: number): void {
    const offset = ntpMs - this.media(timestamp)
    const last = this.reports.at(-1)
    if (last !== undefined && this.hasMoved(last, offset)) this.reports = [last]
    this.reports.push(offset)
    if (this.reports.length > REPORTS) this.reports.shift()
  }

  /** Two reports that agree with each other against all before them: the capture stood still meanwhile. */
  private hasMoved(last: number, offset: number): boolean {
    const known = this.wallOffset ?? offset
    const isNew = Math.min(Math.abs(last - known), Math.abs(offset - known)) > MOVED
    return isNew && Math.abs(offset - last) < MOVED
  }
}
