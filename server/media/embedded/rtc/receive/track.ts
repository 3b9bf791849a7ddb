import type { ClockReport, Kind, Layer, RtpPacket } from '../../hub/frame'
import { sizeInPacket } from '../../quality/picture-size'
import { isRtcp, type RtpDatagram, readRtp } from '../rtp/packet'
import { readExtension } from '../rtp/extension'
import { splitCompound } from '../rtcp/compound'
import { writeBitrateLimit, writeNack, writePictureLoss } from '../rtcp/feedback'
import { readSenderReport, writeReceiverReport } from '../rtcp/reports'
import type { Wire } from '../wire'
import type { BitrateCap } from './bitrate-cap'
import { startsH264KeyFrame, startsVp8KeyFrame } from './key-frame'
import { KeyFrameRequests } from './key-frame-requests'
import { MissingPackets } from './missing'
import { ReceptionLog } from './reception'

export interface ReceiveOptions {
  readonly kind: Kind
  readonly codec: 'opus' | 'h264' | 'vp8'
  readonly payloadType: number
  /** RTP units per second. */
  readonly clockRate: number
  /** Our own SSRC in what we send back. */
  readonly ssrc: number
  /** The number under which packets tell how loud they are (RFC 6464); undefined where they do not. */
  readonly levelId?: number | undefined
  /** What the publisher may send of pictures; absent for sound. */
  readonly cap?: BitrateCap | undefined
  /** Milliseconds on a steady clock. */
  readonly now: () => number
}

export interface ReceiveOutput {
  /** How loud the packet is that follows, 0 to 127. */
  loudness(loudness: number): void
  packet(packet: RtpPacket): void
  clock(report: ClockReport): void
  /** How packets have arrived since the last report. */
  reception(reception: { readonly lossPercent: number; readonly jitterMs: number }): void
}

/** One kind of media as it comes from one publisher: checked, counted, and asked for again where it is missing. */
export class ReceiveTrack {
  private source: number | undefined
  private log: ReceptionLog
  private missing = new MissingPackets()
  private readonly keyFrames: KeyFrameRequests

  constructor(
    private readonly options: ReceiveOptions,
    private readonly wire: Wire,
    private readonly output: ReceiveOutput
  ) {
    this.log = new ReceptionLog(options.clockRate)
    this.keyFrames = new KeyFrameRequests(() => this.sendPictureLoss(), options.now)
  }

  receive(datagram: Buffer): void {
    if (isRtcp(datagram)) this.control(datagram)
    else this.media(datagram)
  }

  /** Does nothing for audio, nor for smaller pictures: here they come in one size. */
  requestKeyFrame(layer: Layer = 'large'): void {
    if (this.options.kind === 'video' && layer === 'large') this.keyFrames.request()
  }

  /** To be called about every 20 ms. */
  askForMissing(): void {
    if (this.source === undefined || this.options.kind === 'audio') return
    const due = this.missing.due(this.options.now())
    if (due.length > 0) this.wire.send(writeNack(this.options.ssrc, this.source, due))
  }

  /** To be called about twice a second: the sender's rate control lives on these. */
  report(): void {
    if (this.source === undefined) return
    const { ssrc, cap, clockRate, now } = this.options
    const reception = this.log.report(this.source, now())
    const lossPercent = Math.max(0, (reception.fractionLost * 100) / 256)
    this.output.reception({ lossPercent, jitterMs: (reception.jitter * 1000) / clockRate })
    const report = writeReceiverReport(ssrc, reception)
    const limit = cap === undefined ? [] : [writeBitrateLimit(ssrc, this.source, cap.bitrate)]
    this.wire.send(Buffer.concat([report, ...limit]))
  }

  close(): void {
    this.keyFrames.close()
  }

  private media(datagram: Buffer): void {
    const rtp = readRtp(datagram)
    if (rtp === undefined || rtp.payloadType !== this.options.payloadType) return
    if (rtp.ssrc !== this.source) this.begin(rtp.ssrc)
    this.log.packet(rtp.sequence, rtp.timestamp, this.options.now())
    const arrival = this.missing.arrived(rtp.sequence)
    if (arrival === 'duplicate') return
    if (arrival === 'after-wide-gap') this.requestKeyFrame()
    this.readLoudness(datagram)
    const packet = this.toPacket(rtp)
    if (packet.keyFrame) this.keyFrameArrived(packet)
    this.output.packet(packet)
  }

  private keyFrameArrived(packet: RtpPacket): void {
    this.keyFrames.arrived()
    const size = sizeInPacket(packet)
    if (size !== undefined) this.options.cap?.picture(size)
  }

  private toPacket({ sequence, timestamp, marker, payload }: RtpDatagram): RtpPacket {
    const { kind, codec } = this.options
    const startsKeyFrame = codec === 'vp8' ? startsVp8KeyFrame : startsH264KeyFrame
    const packet = { kind, sequence, timestamp, marker, payload, keyFrame: kind === 'video' && startsKeyFrame(payload) }
    return codec === 'vp8' ? { ...packet, codec } : packet
  }

  /** The first bit, whether it is a voice, is left alone: senders set it as they like. */
  private readLoudness(datagram: Buffer): void {
    const { levelId } = this.options
    const level = levelId === undefined ? undefined : readExtension(datagram, levelId)?.[0]
    if (level !== undefined) this.output.loudness(level & 0x7f)
  }

  private control(datagram: Buffer): void {
    for (const part of splitCompound(datagram)) {
      const report = readSenderReport(part)
      if (report === undefined || report.ssrc !== this.source) continue
      this.log.senderReport(report, this.options.now())
      this.output.clock({ kind: this.options.kind, ntpMs: report.ntpMs, timestamp: report.timestamp })
    }
  }

  private begin(source: number): void {
    this.source = source
    this.log = new ReceptionLog(this.options.clockRate)
    this.missing = new MissingPackets()
    this.requestKeyFrame()
  }

  private sendPictureLoss(): void {
    if (this.source !== undefined) this.wire.send(writePictureLoss(this.options.ssrc, this.source))
  }
}
