import type { StreamGrant } from '../../engine'
import type { Services } from '../connection'
import type { Kind, Tag } from '../hub/frame'
import type { Viewable } from '../hub/viewable'
import type { TcpPeer } from '../tcp-peer'
import { TcpSink } from '../tcp-sink'
import { encodeTags } from './encode-tags'
import { status, streamEof } from './replies'
import type { Role } from './role'

type PlayingServices = Pick<Services, 'view' | 'held' | 'seats'>

/** A connection that plays. */
export class Playing implements Role {
  readonly onlyReads = true
  private readonly unwanted = new Set<Kind>()
  private readonly sink: TcpSink
  private readonly stream: Viewable
  private readonly giveSeatBack: () => void
  private attached = false

  constructor(peer: TcpPeer, id: string, grant: StreamGrant, { view, held, seats }: PlayingServices) {
    const { memberId, only } = grant
    this.stream = view(grant)
    const encode = (tags: readonly Tag[]): Buffer => encodeTags(this.unwanted.size === 0 ? tags : this.select(tags))
    this.sink = new TcpSink({ id, memberId, only, peer, encode, farewell, held: (isHeld) => held(grant, isHeld) })
    this.giveSeatBack = seats.take(grant, peer)
    this.attach()
  }

  media(): void {}

  /** After a pause playing goes on at the present, not where it stopped. */
  pause(paused: boolean): void {
    if (paused) this.detach()
    else this.attach()
  }

  receive(kind: Kind, wanted: boolean): void {
    if (wanted) this.unwanted.delete(kind)
    else this.unwanted.add(kind)
  }

  leave(): void {
    this.giveSeatBack()
    this.detach()
  }

  private detach(): void {
    if (!this.attached) return
    this.attached = false
    this.stream.removeTagSink(this.sink)
  }

  private attach(): void {
    if (this.attached) return
    this.attached = true
    this.stream.addTagSink(this.sink)
  }

  private select(tags: readonly Tag[]): readonly Tag[] {
    return tags.filter((tag) => tag.type === 'script' || tag.header || !this.unwanted.has(tag.type))
  }
}

function farewell(reason: string): Buffer {
  return Buffer.concat([
    streamEof(),
    status('status', 'NetStream.Play.UnpublishNotify', reason),
    status('status', 'NetStream.Play.Stop', reason)
  ])
}
