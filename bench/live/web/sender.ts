import type { Track } from 'node-datachannel'
import { type RtpDatagram, writeRtp } from '../../../server/media/embedded/rtc/rtp/packet'
import { type Kind, PAYLOAD_TYPES, mediaOf } from './codecs'
import { WebConnection } from './connection'

const SOURCES: Readonly<Record<Kind, number>> = { audio: 11, video: 12 }

/** A peer connection that publishes what it is handed, packet by packet. */
export class WebSender {
  private readonly connection = new WebConnection()
  private readonly tracks: Readonly<Record<Kind, Track>> = { audio: this.add('audio'), video: this.add('video') }

  offer(): Promise<string> {
    return this.connection.offer()
  }

  /** Resolves when it is connected. */
  accept(answer: string): Promise<void> {
    return this.connection.accept(answer)
  }

  send(kind: Kind, packet: RtpDatagram): void {
    const track = this.tracks[kind]
    if (!track.isOpen()) return
    track.sendMessageBinary(writeRtp({ ...packet, payloadType: PAYLOAD_TYPES[kind], ssrc: SOURCES[kind] }))
  }

  close(): void {
    this.connection.close()
  }

  private add(kind: Kind): Track {
    const media = mediaOf(kind, 'SendOnly')
    media.addSSRC(SOURCES[kind], 'bench', 'bench', kind)
    return this.connection.addTrack(media)
  }
}
