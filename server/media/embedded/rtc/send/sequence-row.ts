import { sequenceDistance } from '../rtp/serial'

/** Further back than this a packet is no latecomer: the source has begun a new count. */
const LATE = 2048
/** So many places where packets of our own went in are remembered. */
const MOST_GAPS = 32

/**
 * The numbering towards one viewer: gaps of the source stay gaps, so that the viewer can ask for what is missing, but a
 * pause (video switched off and on again) leaves none.
 */
export class SequenceRow {
  private next: number
  private offset: number | undefined
  private start = 0
  /** Up to each of these numbers of the source, an earlier offset counts: packets of our own stand behind it. */
  private before: { readonly until: number; readonly offset: number }[] = []

  /** @param start the first number to use */
  constructor(start: number) {
    this.next = start & 0xffff
  }

  /** What comes next follows directly on what was sent last. */
  pause(): void {
    this.offset = undefined
    this.before = []
  }

  /** A number for a packet of our own, behind all that was sent. */
  extra(): number {
    const own = this.next
    this.next = (own + 1) & 0xffff
    if (this.offset !== undefined) this.makeRoom(own, this.offset)
    return own
  }

  /** Undefined for a latecomer from before the row (re)started: the viewer never knew of it. */
  map(sequence: number): number | undefined {
    const afterStart = this.offset === undefined ? 0 : sequenceDistance(this.start, sequence)
    if (afterStart < 0 && afterStart > -LATE) return undefined
    if (this.offset === undefined || afterStart < 0) this.join(sequence)
    const mapped = (sequence + this.offsetOf(sequence)) & 0xffff
    if (sequenceDistance(this.next, mapped) >= 0) this.advance(sequence, mapped)
    return mapped
  }

  private makeRoom(own: number, offset: number): void {
    const until = (own - 1 - offset) & 0xffff
    if (this.before.at(-1)?.until !== until) this.before = [...this.before, { until, offset }].slice(-MOST_GAPS)
    this.offset = (offset + 1) & 0xffff
  }

  private offsetOf(sequence: number): number {
    const earlier = this.before.find(({ until }) => sequenceDistance(until, sequence) <= 0)
    return earlier?.offset ?? this.offset ?? 0
  }

  private join(sequence: number): void {
    this.offset = (this.next - sequence) & 0xffff
    this.start = sequence
  }

  private advance(sequence: number, mapped: number): void {
    this.next = (mapped + 1) & 0xffff
    // Kept within half a cycle of the present, the start never seems to lie ahead.
    if (sequenceDistance(this.start, sequence) > 4 * LATE) this.start = (sequence - 3 * LATE) & 0xffff
    const [oldest] = this.before
    if (oldest !== undefined && sequenceDistance(oldest.until, sequence) > LATE) this.before.shift()
  }
}
