import type { Track } from 'node-datachannel'
import { HeaderExtension } from '../../../server/media/embedded/rtc/sdp/extensions'
import { readExtension } from '../../../server/media/embedded/rtc/rtp/extension'
import { isRtcp, type RtpDatagram, readRtp } from '../../../server/media/embedded/rtc/rtp/packet'
import type { Seen } from '../seen'
import { Arrivals } from './arrivals'
import { type Kind, PAYLOAD_TYPES, mediaOf } from './codecs'
import { WebConnection } from './connection'
import { PacketRow } from './packet-row'

/** The number of the extension by which packets of the whole connection are counted. */
const TRANSPORT = 3
/** Milliseconds between reports, about as Chromium sends them. */
const REPORT_EVERY = 100

/** A peer connection that receives one stream, reports as a browser does and decodes nothing. */
export class WebReceiver {
  private readonly connection = new WebConnection()
  private readonly rows = { audio: new PacketRow(), video: new PacketRow() }
  private readonly arrivals = new Arrivals()
  private readonly tracks: Track[]
  private readonly timer: NodeJS.Timeout
  private pictures = 0
  private bytes = 0
  private source = 0

  /** @param hear gets every packet, besides */
  constructor(private readonly hear: (kind: Kind, packet: RtpDatagram) => void = () => undefined) {
    this.tracks = [this.add('audio'), this.add('video')]
    this.timer = setInterval(() => this.report(), REPORT_EVERY)
  }

  offer(): Promise<string> {
    return this.connection.offer()
  }

  /** Resolves when it is connected. */
  accept(answer: string): Promise<void> {
    return this.connection.accept(answer)
  }

  seen(): Omit<Seen, 'isHeld'> {
    const { audio, video } = this.rows
    const units = audio.received + video.received
    const missing = audio.missing + video.missing
    const { isCut } = this.connection
    return { pictures: this.pictures, sounds: audio.received, bytes: this.bytes, units, missing, isCut }
  }

  close(): void {
    clearInterval(this.timer)
    this.connection.close()
  }

  private add(kind: Kind): Track {
    const media = mediaOf(kind, 'RecvOnly')
    media.parseSdpLine(`a=extmap:${TRANSPORT} ${HeaderExtension.TRANSPORT_SEQUENCE}`)
    media.parseSdpLine(`a=rtcp-fb:${PAYLOAD_TYPES[kind]} transport-cc`)
    const track = this.connection.addTrack(media)
    track.onMessage((datagram) => this.take(kind, datagram))
    return track
  }

  private take(kind: Kind, datagram: Buffer): void {
    const rtp = isRtcp(datagram) ? undefined : readRtp(datagram)
    if (rtp === undefined) return
    this.bytes += datagram.length
    this.source = rtp.ssrc
    this.rows[kind].add(rtp.sequence)
    if (kind === 'video' && rtp.marker) this.pictures += 1
    const number = readExtension(datagram, TRANSPORT)
    if (number !== undefined) this.arrivals.add(number.readUInt16BE(0))
    this.hear(kind, rtp)
  }

  private report(): void {
    const report = this.arrivals.report(this.source)
    const [track] = this.tracks
    if (report !== undefined && track?.isOpen() === true) track.sendMessageBinary(report)
  }
}
