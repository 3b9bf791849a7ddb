import { sequenceDistance } from '../rtp/serial'
import type { Arrival, TransportFeedback } from '../rtcp/transport-feedback'

/** A power of two, so that wrapping numbers keep their slots: some ten seconds of 2 Mbit/s. */
const SLOTS = 4096
/** Older than this, in ms, a missing packet tells of the past: after an outage the line is judged by what it carries now. */
const STALE = 1500

interface Sent {
  readonly sequence: number
  readonly at: number
  readonly bytes: number
  known: 'nothing' | 'missing' | 'arrived'
}

/** What became of one packet. Times are in ms, each on the clock of its side. */
export interface PacketFate {
  readonly sequence: number
  readonly sentAt: number
  readonly bytes: number
  /** Undefined when it has not arrived by now; it may still, and then comes again as `late`. */
  readonly arrivedAt: number | undefined
  /** It was told as missing before. */
  readonly late: boolean
}

/** Numbers the packets of one connection and finds out from feedback what became of them. */
export class SentPackets {
  private readonly slots: (Sent | undefined)[] = new Array<Sent | undefined>(SLOTS)
  private next = 0
  private newestReport: number | undefined

  /** The number for the packet that leaves now. */
  sent(bytes: number, now: number): number {
    const sequence = this.next
    this.next = (sequence + 1) & 0xffff
    this.slots[sequence % SLOTS] = { sequence, at: now, bytes, known: 'nothing' }
    return sequence
  }

  /**
   * What is news in a report, in the order of sending; nothing when it is a copy. Of one that was overtaken by a newer
   * one, what has arrived has arrived, but what was missing then may be there by now.
   */
  learn({ count, arrivals }: TransportFeedback, now: number): PacketFate[] {
    const isOvertaken = this.newestReport !== undefined && ((count - this.newestReport) << 24) >> 24 <= 0
    if (!isOvertaken) this.newestReport = count
    const news = isOvertaken ? arrivals.filter(({ at }) => at !== undefined) : arrivals
    return news.flatMap((arrival) => this.fateOf(arrival, now) ?? [])
  }

  private fateOf({ sequence, at }: Arrival, now: number): PacketFate | undefined {
    const sent = this.slots[sequence % SLOTS]
    if (sent?.sequence !== sequence || sequenceDistance(sequence, this.next) <= 0) return undefined
    const known = at === undefined ? 'missing' : 'arrived'
    if (sent.known === 'arrived' || sent.known === known) return undefined
    if (at === undefined && now - sent.at > STALE) return undefined
    const late = sent.known === 'missing'
    sent.known = known
    return { sequence, sentAt: sent.at, bytes: sent.bytes, arrivedAt: at, late }
  }
}
