import type { AudioFrame } from '../codec/transcoder'
import type { ClockReport, RtpPacket } from '../hub/frame'
import { unixToNtp } from '../rtc/rtcp/ntp'
import { RATE } from './block'

/** Milliseconds of sound between two clock reports. */
const REPORT_EVERY = 1000

/** Where packets of a mix go. */
export interface PacketOutput {
  packet(packet: RtpPacket): void
  clock(report: ClockReport): void
}

/** Makes RTP packets of the Opus frames of a mix, and tells how their time and the wall clock belong together. */
export class OpusPackets {
  private sequence = 0
  /** NTP time of the mix's time 0. It is fixed once, so that listeners see no jitter in it. */
  private epoch: number | undefined
  private reportedAt = -Infinity

  constructor(
    private readonly output: PacketOutput,
    private readonly wallClock: () => number = Date.now
  ) {}

  /** @param frame of 20 ms; its time in milliseconds since the mix began */
  send({ time, data }: AudioFrame): void {
    const { sequence } = this
    this.sequence = (sequence + 1) & 0xffff
    const timestamp = Math.round((time * RATE) / 1000) >>> 0
    this.output.packet({ kind: 'audio', sequence, timestamp, marker: false, payload: data, keyFrame: false })
    this.report(time, timestamp)
  }

  private report(time: number, timestamp: number): void {
    this.epoch ??= unixToNtp(this.wallClock()) - time
    if (time - this.reportedAt < REPORT_EVERY) return
    this.reportedAt = time
    this.output.clock({ kind: 'audio', ntpMs: this.epoch + time, timestamp })
  }
}
