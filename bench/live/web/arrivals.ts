import { sequenceDistance } from '../../../server/media/embedded/rtc/rtp/serial'
import { writeTransportFeedback } from '../../../server/media/embedded/rtc/rtcp/transport-feedback'

/** Our own source in what is told; it names nothing. */
const OWN = 1

/** When each packet of a connection arrived, told as browsers tell it: without that the server has less to do. */
export class Arrivals {
  private readonly at = new Map<number, number>()
  /** Numbers that do not wrap: the first one that has not been told, and the highest that came. */
  private next: number | undefined
  private highest = -1
  private count = 0

  add(sequence: number): void {
    const number = this.next === undefined ? sequence : this.highest + sequenceDistance(this.highest & 0xffff, sequence)
    this.next ??= number
    if (number < this.next) return
    this.highest = Math.max(this.highest, number)
    this.at.set(number, performance.now())
  }

  /** The report on all that came since the last one; undefined if nothing did. */
  report(ssrc: number): Buffer | undefined {
    const { next, highest } = this
    if (next === undefined || this.at.size === 0) return undefined
    const numbers = Array.from({ length: highest - next + 1 }, (_, index) => next + index)
    const arrivals = numbers.map((number) => ({ sequence: number & 0xffff, at: this.at.get(number) }))
    this.at.clear()
    this.next = highest + 1
    return writeTransportFeedback(OWN, ssrc, { count: this.count++, arrivals })
  }
}
