import { Audio, PeerConnection, type Track, Video } from 'node-datachannel'
import { withoutCandidates } from '../../../__tests__/support/media/rough-network'
import { HeaderExtension } from '../../../server/media/embedded/rtc/sdp/extensions'
import { readExtension } from '../../../server/media/embedded/rtc/rtp/extension'
import { isRtcp, readRtp } from '../../../server/media/embedded/rtc/rtp/packet'
import type { Seen } from '../seen'
import { Arrivals } from './arrivals'
import { PacketRow } from './packet-row'

const PAYLOAD_TYPES = { video: 102, audio: 111 }
/** The number of the extension by which packets of the whole connection are counted. */
const TRANSPORT = 3
/** Milliseconds between reports, about as Chromium sends them. */
const REPORT_EVERY = 100
const CANDIDATE = /candidate:.*udp.*/gi

/** A peer connection that receives one stream, reports as a browser does and decodes nothing. */
export class WebReceiver {
  private readonly connection = new PeerConnection('viewer', {
    iceServers: [],
    bindAddress: '127.0.0.1',
    disableAutoNegotiation: true,
    forceMediaTransport: true
  })
  private readonly rows = { audio: new PacketRow(), video: new PacketRow() }
  private readonly arrivals = new Arrivals()
  private readonly tracks: Track[]
  private readonly timer: NodeJS.Timeout
  private pictures = 0
  private bytes = 0
  private source = 0
  private isCut = false

  constructor() {
    const video = new Video('1', 'RecvOnly')
    video.addH264Codec(PAYLOAD_TYPES.video, 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f')
    const audio = new Audio('0', 'RecvOnly')
    audio.addOpusCodec(PAYLOAD_TYPES.audio)
    this.tracks = [this.add(audio, 'audio'), this.add(video, 'video')]
    this.timer = setInterval(() => this.report(), REPORT_EVERY)
  }

  async offer(): Promise<string> {
    const gathered = new Promise<void>((resolve) => {
      this.connection.onGatheringStateChange((state) => {
        if (state === 'complete') resolve()
      })
    })
    this.connection.setLocalDescription('offer')
    await gathered
    return withoutCandidates(this.connection.localDescription()?.sdp ?? '')
  }

  /**
   * Resolves when it is connected. Neither side can find the other before the answer is in force: the library takes a
   * certificate for a forgery that comes while it is still noting which one to expect.
   */
  accept(answer: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.onStateChange((state) => {
        if (state === 'connected') resolve()
        if (state !== 'failed' && state !== 'closed' && state !== 'disconnected') return
        this.isCut = true
        reject(new Error(`the connection is ${state}`))
      })
      this.connection.setRemoteDescription(withoutCandidates(answer), 'answer')
      for (const candidate of answer.match(CANDIDATE) ?? []) this.connection.addRemoteCandidate(candidate, '0')
    })
  }

  seen(): Omit<Seen, 'isHeld'> {
    const { audio, video } = this.rows
    const units = audio.received + video.received
    const missing = audio.missing + video.missing
    return { pictures: this.pictures, sounds: audio.received, bytes: this.bytes, units, missing, isCut: this.isCut }
  }

  close(): void {
    clearInterval(this.timer)
    for (const track of this.tracks) track.close()
    this.connection.close()
  }

  private add(media: Audio | Video, kind: 'audio' | 'video'): Track {
    media.parseSdpLine(`a=extmap:${TRANSPORT} ${HeaderExtension.TRANSPORT_SEQUENCE}`)
    media.parseSdpLine(`a=rtcp-fb:${PAYLOAD_TYPES[kind]} transport-cc`)
    const track = this.connection.addTrack(media)
    track.onMessage((datagram) => this.take(kind, datagram))
    return track
  }

  private take(kind: 'audio' | 'video', datagram: Buffer): void {
    const rtp = isRtcp(datagram) ? undefined : readRtp(datagram)
    if (rtp === undefined) return
    this.bytes += datagram.length
    this.source = rtp.ssrc
    this.rows[kind].add(rtp.sequence)
    if (kind === 'video' && rtp.marker) this.pictures += 1
    const number = readExtension(datagram, TRANSPORT)
    if (number !== undefined) this.arrivals.add(number.readUInt16BE(0))
  }

  private report(): void {
    const report = this.arrivals.report(this.source)
    const [track] = this.tracks
    if (report !== undefined && track?.isOpen() === true) track.sendMessageBinary(report)
  }
}
