import type { MediaFault, StreamGrant } from '../../engine'
import { readAudio, readVideo, type BodyFault } from '../flv/body'
import { faultOf } from '../flv/fault'
import type { Source, Tag } from '../hub/frame'
import type { SourceHandle, Stream } from '../hub/stream'
import type { TcpPeer } from '../tcp-peer'
import { readMetadata } from './metadata'
import { MessageType, type Message } from './message'
import { status } from './replies'
import type { Role } from './role'

const DESCRIPTIONS: Record<MediaFault, string> = {
  'b-frames': 'Video has B-frames; publish without them, for example in baseline profile.',
  'annex-b': 'Video is in Annex B form; RTMP carries NAL units behind their lengths.',
  'unsupported-codec': 'Only H.264 video and AAC audio are carried.'
}

/** A connection that publishes. */
export class Publishing implements Role, Source {
  readonly face = 'tag'
  readonly onlyReads = false
  readonly conferenceId: string
  readonly memberId: string
  private readonly handle: SourceHandle

  constructor(
    private readonly peer: TcpPeer,
    { conferenceId, memberId }: StreamGrant,
    stream: Stream
  ) {
    this.conferenceId = conferenceId
    this.memberId = memberId
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
    const fault = typeof tag === 'object' ? faultOf(tag) : undefined
    if (fault === undefined) this.take(tag)
    else this.refuse(fault)
  }

  private take(tag: Tag | BodyFault): void {
    if (tag === 'nothing') return
    if (tag === 'foreign-codec') return this.refuse('unsupported-codec')
    this.handle.tag(tag)
  }

  private refuse(fault: MediaFault): void {
    this.handle.refuse(fault)
    this.peer.part(status('error', 'NetStream.Publish.Rejected', DESCRIPTIONS[fault]))
  }
}
