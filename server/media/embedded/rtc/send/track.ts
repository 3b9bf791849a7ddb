import type { ClockReport, Kind, Layer, RtpPacket } from '../../hub/frame'
import { LayerSwitch } from '../layer-switch'
import { isRtcp, type RtpDatagram, writeRtp } from '../rtp/packet'
import { asksForKeyFrame, readNack } from '../rtcp/feedback'
import { splitCompound } from '../rtcp/compound'
import { writeSenderReport } from '../rtcp/reports'
import { RateMeter } from '../estimate/rate-meter'
import { type RepairSource, SendHistory } from './history'
import { onTheLine, type Line } from './line'
import { withEarlier } from './redundancy'
import type { Wire } from '../wire'
import { SequenceRow } from './sequence-row'

/** RTP units per second. */
const CLOCK_RATE: Record<Kind, number> = { audio: 48_000, video: 90_000 }
/** Milliseconds over which the rate of a stream is taken. */
const RATE_WINDOW = 2000
/** Share of lost packets from which sound is sent twice: it is small, and a gap in it is heard. */
const LOSSY = 0.02
/** Bytes of one packet of padding. */
const PADDING = 240

/** Payload types that a viewer's offer gave to the codecs that a stream may carry. */
export interface PayloadTypes {
  readonly opus?: number | undefined
  /** Of Opus with the packet before in each (RFC 2198). */
  readonly red?: number | undefined
  readonly h264?: number | undefined
  readonly vp8?: number | undefined
}

export interface SendTrackOptions {
  readonly kind: Kind
  readonly ssrc: number
  readonly payloadTypes: PayloadTypes
  /** Absent for sound, and for viewers who do not know of packets sent again as a source of their own. */
  readonly repair?: RepairSource | undefined
  readonly wire: Wire
  readonly requestKeyFrame: (layer: Layer) => void
  /** Absent when the viewer does not tell what arrives. */
  readonly line?: Line | undefined
}

/** One kind of media on its way to one viewer. */
export class SendTrack {
  readonly kind: Kind
  private readonly history: SendHistory
  private readonly row: SequenceRow
  private packets = 0
  private octets = 0
  private isFlowing = false
  private isWanted = true
  private isHeld = false
  private readonly offered: Record<Layer, RateMeter> = {
    large: new RateMeter(RATE_WINDOW),
    small: new RateMeter(RATE_WINDOW)
  }
  private readonly layers = new LayerSwitch(() => this.rejoin())
  private last: RtpDatagram | undefined
  /** Came before the first packet: sent right after it, for lip sync from the start. */
  private earlyReport: ClockReport | undefined
  private hasReported = false

  constructor(private readonly options: SendTrackOptions) {
    this.kind = options.kind
    this.history = new SendHistory(options.repair)
    this.row = new SequenceRow(options.ssrc)
  }

  /** Begins or stops the flow; video begins with the next key frame. */
  want(wanted: boolean): void {
    if (wanted !== this.isWanted) this.restart(() => (this.isWanted = wanted))
  }

  /** Pauses what the line does not carry, or lets it go on with the next key frame. */
  hold(held: boolean): void {
    if (held !== this.isHeld) this.restart(() => (this.isHeld = held))
  }

  /** Of the pictures, the larger or the smaller ones, from their next key frame on. Does nothing for audio. */
  show(layer: Layer): void {
    if (layer === this.layers.target || this.kind === 'audio') return
    this.layers.want(layer)
    if (this.isWanted && !this.isHeld) this.options.requestKeyFrame(layer)
  }

  /** Bits per second that the wanted stream takes on the line, also while it is held. Of sound there is one layer. */
  rate(now: number, layer: Layer = 'large'): number {
    return this.isWanted ? (this.offered[layer].rate(now) ?? 0) : 0
  }

  /** A packet that carries nothing. Returns its bytes on the line; 0 in the midst of a picture, which it would spoil. */
  pad(): number {
    if (this.isFlowing && this.last?.marker !== true) return 0
    const { h264, vp8, opus } = this.options.payloadTypes
    const payloadType = this.last?.payloadType ?? h264 ?? vp8 ?? opus ?? 0
    const timestamp = this.last?.timestamp ?? 0
    const payload = Buffer.alloc(PADDING)
    payload.writeUInt8(PADDING, PADDING - 1)
    const sequence = this.row.extra()
    this.write({ payloadType, sequence, timestamp, marker: false, ssrc: this.options.ssrc, payload, isPadding: true })
    return onTheLine(PADDING)
  }

  packet(packet: RtpPacket, layer: Layer = 'large'): void {
    const payloadType = this.payloadTypeOf(packet)
    if (payloadType === undefined) return
    this.offered[layer].add(onTheLine(packet.payload), performance.now())
    if (!this.isWanted || this.isHeld) return
    const own = packet.kind === 'audio' ? packet : this.layers.take(layer, packet)
    const sequence = own === undefined ? undefined : this.row.map(own.sequence)
    if (own === undefined || sequence === undefined) return
    this.isFlowing = true
    const { timestamp, marker, payload } = own
    this.send({ payloadType, sequence, timestamp, marker, ssrc: this.options.ssrc, payload })
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
      this.options.line?.receive(part)
      if (asksForKeyFrame(part) && this.isWanted && !this.isHeld)
        this.options.requestKeyFrame(this.layers.flowing ?? this.layers.target)
      for (const sequence of readNack(part, this.options.ssrc)) this.resend(sequence)
    }
  }

  private sendReport(ntpMs: number, timestamp: number): void {
    const sent = { packets: this.packets, octets: this.octets }
    this.options.wire.send(writeSenderReport({ ssrc: this.options.ssrc, ntpMs, timestamp }, sent))
  }

  private send(packet: RtpDatagram): void {
    this.packets++
    this.octets += packet.payload.length
    if (this.kind === 'video') this.history.keep(packet)
    this.write(this.kind === 'audio' && this.isLossy ? this.repeatLast(packet) : packet)
    this.last = packet
    if (this.earlyReport === undefined) return
    this.clock(this.earlyReport)
    this.earlyReport = undefined
  }

  private resend(sequence: number): void {
    const again = this.history.again(sequence)
    if (again === undefined) return
    if (again.ssrc === this.options.ssrc) this.copy(again)
    else this.write(again)
  }

  private get isLossy(): boolean {
    return (this.options.line?.loss ?? 0) > LOSSY
  }

  /** Sound is not asked for again: on a line that loses much, each packet goes out once more in or before the next one. */
  private repeatLast(packet: RtpDatagram): RtpDatagram {
    const { last } = this
    if (last === undefined) return packet
    const { red } = this.options.payloadTypes
    if (red === undefined) this.copy(last)
    return red === undefined ? packet : (withEarlier(packet, last, red) ?? packet)
  }

  private write(packet: RtpDatagram): void {
    this.options.wire.send(writeRtp(packet, this.options.line?.stamp(packet.payload)))
  }

  /**
   * Sends a packet again, without a number on the line: where the first one comes after all, the viewer's SRTP drops the
   * second unseen (RFC 3711 §3.3.2), and the line would be taken to lose what it only delays.
   */
  private copy(packet: RtpDatagram): void {
    this.options.wire.send(writeRtp(packet))
  }

  private restart(change: () => void): void {
    change()
    this.isFlowing = false
    this.rejoin()
    this.layers.restart()
    if (this.isWanted && !this.isHeld && this.kind === 'video') this.options.requestKeyFrame(this.layers.target)
  }

  /** What follows has a numbering of its own and needs nothing from before. */
  private rejoin(): void {
    this.row.pause()
    this.history.clear()
  }

  private payloadTypeOf(packet: RtpPacket): number | undefined {
    if (packet.kind === 'audio') return this.options.payloadTypes.opus
    return packet.codec === 'vp8' ? this.options.payloadTypes.vp8 : this.options.payloadTypes.h264
  }
}
