import type { ClockReport, Kind, RtpPacket } from '../../hub/frame'
import { isRtcp, type RtpDatagram, writeRtp } from '../rtp/packet'
import { asksForKeyFrame, readNack } from '../rtcp/feedback'
import { splitCompound } from '../rtcp/compound'
import { writeSenderReport } from '../rtcp/reports'
import { SendHistory } from './history'
import type { Wire } from '../wire'
import { SequenceRow } from './sequence-row'

/** RTP units per second. */
const CLOCK_RATE: Record<Kind, number> = { audio: 48_000, video: 90_000 }

/** Payload types that a viewer's offer gave to the codecs that a stream may carry. */
export interface PayloadTypes {
  readonly opus?: number
  readonly h264?: number
  readonly vp8?: number
}

/** One kind of media on its way to one viewer. */
export class SendTrack {
  private readonly history = new SendHistory()
  private readonly row: SequenceRow
  private packets = 0
  private octets = 0
  private isFlowing = false
  private isWanted = true
  /** Came before the first packet: sent right after it, for lip sync from the start. */
  private earlyReport: ClockReport | undefined
  private hasReported = false

  constructor(
    readonly kind: Kind,
    readonly ssrc: number,
    private readonly payloadTypes: PayloadTypes,
    private readonly wire: Wire,
    private readonly requestKeyFrame: () => void
  ) {
    this.row = new SequenceRow(ssrc)
  }

  /** Begins or stops the flow; video begins with the next key frame. */
  want(wanted: boolean): void {
    if (wanted === this.isWanted) return
    this.isWanted = wanted
    this.isFlowing = false
    this.row.pause()
    if (wanted && this.kind === 'video') this.requestKeyFrame()
  }

  packet(packet: RtpPacket): void {
    const payloadType = this.payloadTypeOf(packet)
    if (!this.isWanted || payloadType === undefined) return
    this.isFlowing ||= packet.kind === 'audio' || packet.keyFrame
    if (!this.isFlowing) return
    const sequence = this.row.map(packet.sequence)
    if (sequence === undefined) return
    const { timestamp, marker, payload } = packet
    this.send({ payloadType, sequence, timestamp, marker, ssrc: this.ssrc, payload })
  }

  clock(report: ClockReport): void {
    if (this.packets === 0) {
      this.earlyReport = report
      return
    }
    // Browsers make nothing of a single report: the first one is told twice, once as it was a second before.
    if (!this.hasReported) this.sendReport(report.ntpMs - 1000, report.timestamp - CLOCK_RATE[this.kind])
    this.hasReported = true
    this.sendReport(report.ntpMs, report.timestamp)
  }

  /** What the viewer sends back: requests for lost packets and for key frames. */
  receive(datagram: Buffer): void {
    if (!isRtcp(datagram)) return
    for (const part of splitCompound(datagram)) {
      if (asksForKeyFrame(part) && this.isWanted) this.requestKeyFrame()
      for (const sequence of readNack(part, this.ssrc)) this.resend(sequence)
    }
  }

  private sendReport(ntpMs: number, timestamp: number): void {
    const sent = { packets: this.packets, octets: this.octets }
    this.wire.send(writeSenderReport({ ssrc: this.ssrc, ntpMs, timestamp }, sent))
  }

  private send(packet: RtpDatagram): void {
    this.packets++
    this.octets += packet.payload.length
    if (this.kind === 'video') this.history.keep(packet)
    this.wire.send(writeRtp(packet))
    if (this.earlyReport === undefined) return
    this.clock(this.earlyReport)
    this.earlyReport = undefined
  }

  private resend(sequence: number): void {
    const packet = this.history.find(sequence)
    if (packet !== undefined) this.wire.send(writeRtp(packet))
  }

  private payloadTypeOf(packet: RtpPacket): number | undefined {
    if (packet.kind === 'audio') return this.payloadTypes.opus
    return packet.codec === 'vp8' ? this.payloadTypes.vp8 : this.payloadTypes.h264
  }
}
