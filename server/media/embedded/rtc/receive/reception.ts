import { sequenceDistance } from '../rtp/serial'
import type { Reception, SenderReport } from '../rtcp/reports'

/** Units of the delay field of a receiver report in one millisecond. */
const DELAY_UNITS = 65.536

/** Counts what arrives of one RTP source and sums it up for receiver reports (RFC 3550 §6.4.1, appendix A.3 and A.8). */
export class ReceptionLog {
  private first: number | undefined
  /** Highest sequence number, with its cycles above the 16 bits. */
  private highest = 0
  private received = 0
  private jitter = 0
  private lastTransit: number | undefined
  private expectedBefore = 0
  private receivedBefore = 0
  private lastReport: { middle: number; at: number } | undefined

  /** @param clockRate RTP units per second */
  constructor(private readonly clockRate: number) {}

  get started(): boolean {
    return this.first !== undefined
  }

  /** @param at milliseconds on a steady clock */
  packet(sequence: number, timestamp: number, at: number): void {
    this.received++
    if (this.first === undefined) {
      this.first = sequence
      this.highest = sequence
    } else {
      this.highest = Math.max(this.highest, this.highest + sequenceDistance(this.highest & 0xffff, sequence))
    }
    this.updateJitter(timestamp, at)
  }

  senderReport(report: SenderReport, at: number): void {
    this.lastReport = { middle: report.ntpMiddle, at }
  }

  /** What to report now; the next call counts the fraction lost from here. */
  report(ssrc: number, now: number): Reception {
    const expected = this.first === undefined ? 0 : this.highest - this.first + 1
    const expectedSince = expected - this.expectedBefore
    const lostSince = expectedSince - (this.received - this.receivedBefore)
    this.expectedBefore = expected
    this.receivedBefore = this.received
    return {
      ssrc,
      fractionLost: expectedSince > 0 ? (lostSince * 256) / expectedSince : 0,
      totalLost: expected - this.received,
      highestSequence: this.highest,
      jitter: this.jitter,
      lastReport: this.lastReport?.middle ?? 0,
      delay: this.lastReport === undefined ? 0 : (now - this.lastReport.at) * DELAY_UNITS
    }
  }

  private updateJitter(timestamp: number, at: number): void {
    const transit = (Math.round((at * this.clockRate) / 1000) - timestamp) | 0
    if (this.lastTransit !== undefined) {
      const change = Math.abs((transit - this.lastTransit) | 0)
      // A publisher that restarts its clock is not jitter.
      if (change < this.clockRate * 2) this.jitter += (change - this.jitter) / 16
    }
    this.lastTransit = transit
  }
}
