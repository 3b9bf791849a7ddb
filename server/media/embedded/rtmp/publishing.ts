import { readAudio, readVideo, VIDEO_PREFIX, type BodyFault } from '../flv/body'
import { isAnnexB } from '../h264/nal'
import type { Source, Tag } from '../hub/frame'
import type { SourceHandle, Stream } from '../hub/stream'
import type { TcpPeer } from '../tcp-peer'
import { readMetadata } from './metadata'
import { MessageType, type Message } from './message'
import { status } from './replies'
import type { Role } from './role'

/** A connection that publishes. */
export class Publishing implements Role, Source {
  readonly face = 'tag'
  readonly onlyReads = false
  private readonly handle: SourceHandle

  constructor(
    private readonly peer: TcpPeer,
    readonly memberId: string,
    stream: Stream
  ) {
    this.handle = stream.publish(this)
  }

  media(message: Message): void {
    if (message.type === MessageType.AUDIO) return this.take(readAudio(message.body, message.timestamp))
    if (message.type === MessageType.VIDEO) return this.takeVideo(message)
    const metadata = readMetadata(message)
    if (metadata === undefined) return
    this.handle.tag({ type: 'script', timestamp: message.timestamp, body: metadata, keyFrame: false, header: true })
  }

  /** A publisher that pauses just sends nothing. */
  pause(): void {}

  receive(): void {}

  /** RTMP has no way to ask for one. */
  requestKeyFrame(): void {}

  leave(): void {
    this.handle.end({ linger: true })
  }

  end(reason: string): void {
    this.peer.part(status('error', 'NetStream.Publish.Denied', reason))
  }

  private takeVideo({ body, timestamp }: Message): void {
    const tag = readVideo(body, timestamp)
    if (typeof tag === 'object' && tag.keyFrame && isAnnexB(body.subarray(VIDEO_PREFIX))) {
      return this.refuse('Video is in Annex B form; RTMP carries NAL units behind their lengths.')
    }
    this.take(tag)
  }

  private take(tag: Tag | BodyFault): void {
    if (tag === 'nothing') return
    if (tag === 'foreign-codec') return this.refuse('Only H.264 video and AAC audio are carried.')
    this.handle.tag(tag)
  }

  private refuse(description: string): void {
    this.handle.end({ linger: false })
    this.peer.part(status('error', 'NetStream.Publish.Rejected', description))
  }
}
