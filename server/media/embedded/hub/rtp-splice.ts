import type { ClockReport, RtpPacket } from './frame'

/**
 * Joins the packets of successive sources of one kind into one unbroken row, so that a viewer sees neither a jump in
 * the numbering nor in the timestamps when the publisher comes back.
 */
export class RtpSplice {
  private sequenceOffset: number | undefined = 0
  private timestampOffset = 0
  private lastSequence: number | undefined
  private lastTimestamp = 0
  private lastAt = 0

  /** @param clockRate RTP units per second. */
  constructor(
    private readonly clockRate: number,
    private readonly now: () => number
  ) {}

  /** The next packet comes from another source. */
  begin(): void {
    this.sequenceOffset = undefined
  }

  packet(packet: RtpPacket): RtpPacket {
    if (this.sequenceOffset === undefined) this.join(packet)
    const sequence = (packet.sequence + (this.sequenceOffset ?? 0)) & 0xffff
    const timestamp = (packet.timestamp + this.timestampOffset) >>> 0
    if (this.lastSequence === undefined || ((sequence - this.lastSequence) & 0xffff) < 0x8000) {
      this.lastSequence = sequence
      this.lastTimestamp = timestamp
      this.lastAt = this.now()
    }
    return { ...packet, sequence, timestamp }
  }

  /** What has become of a timestamp of the present source; undefined while none of its packets has come. */
  retime(timestamp: number): number | undefined {
    return this.sequenceOffset === undefined ? undefined : (timestamp + this.timestampOffset) >>> 0
  }

  /** Undefined while no packet of the present source has shown where its clock stands. */
  clock(report: ClockReport): ClockReport | undefined {
    const timestamp = this.retime(report.timestamp)
    return timestamp === undefined ? undefined : { ...report, timestamp }
  }

  private join(first: RtpPacket): void {
    if (this.lastSequence === undefined) {
      this.sequenceOffset = 0
      return
    }
    const passed = Math.max(1, Math.round(((this.now() - this.lastAt) * this.clockRate) / 1000))
    this.sequenceOffset = (this.lastSequence + 1 - first.sequence) & 0xffff
    this.timestampOffset = (this.lastTimestamp + passed - first.timestamp) | 0
  }
}
