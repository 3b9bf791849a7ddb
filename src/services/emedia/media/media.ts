import { Op } from '../../../../protocol/ops'
import type { ReadEnterAnswer } from '../../../../protocol/parse/server-answers'
import type { EventMessage } from '../../../../protocol/parse/server-events'
import type { Environment, Peers } from '../core/environment'
import { EmediaError } from '../core/error'
import type { Session } from '../core/session'
import type { LocalSource, Publication, Stream, Subscription } from '../core/types'
import { readConfiguration } from './configuration'
import type { Peer } from './peer'
import { LocalPublication } from './publication'
import type { Signalling } from './signalling'
import { RemoteSubscription } from './subscription'

type PeerEvent = EventMessage & { readonly op: typeof Op.ANSWER | typeof Op.CANDIDATES | typeof Op.HANG_UP }

/** All that one publishes and receives over WebRTC in a conference. */
export class Media {
  private readonly attached = new Map<string, Peer>()
  private readonly publications = new Set<LocalPublication>()
  private readonly subscriptions = new Set<RemoteSubscription>()
  private count = 0
  private isClosed = false

  constructor(
    private readonly environment: Environment,
    private readonly session: Session,
    private readonly answer: () => ReadEnterAnswer
  ) {}

  async publish(source: LocalSource): Promise<Publication> {
    const publication = new LocalPublication(this.signalling(), source)
    return this.open(publication, this.publications)
  }

  async subscribe(stream: Stream | undefined, want: { audio: boolean; video: boolean }): Promise<Subscription> {
    const signalling = this.signalling()
    if (stream === undefined) throw EmediaError.of('no-such-stream')
    const subscription = new RemoteSubscription(signalling, stream, want)
    return this.open(subscription, this.subscriptions)
  }

  event(event: PeerEvent): void {
    const peer = this.attached.get(event.rtcId)
    if (peer !== undefined && event.op === Op.ANSWER) peer.answered(event.sdp.sdp)
    if (peer !== undefined && event.op === Op.CANDIDATES) peer.addCandidates(event.cands)
    if (event.op === Op.HANG_UP) for (const part of this.parts()) if (part.rtcId === event.rtcId) part.hungUp(event)
  }

  /** The server has forgotten the connections of the lost socket, or will soon. */
  reconnected(): void {
    for (const part of this.parts()) part.renew()
  }

  /** What the others publish now. */
  update(streams: ReadonlyMap<string, Stream>): void {
    for (const subscription of [...this.subscriptions]) subscription.update(streams.get(subscription.streamId))
  }

  close(): void {
    this.isClosed = true
    for (const part of this.parts()) part.close()
  }

  private parts(): readonly (LocalPublication | RemoteSubscription)[] {
    return [...this.publications, ...this.subscriptions]
  }

  private async open<T extends LocalPublication | RemoteSubscription>(part: T, parts: Set<T>): Promise<T> {
    parts.add(part)
    part.onEnded(() => parts.delete(part))
    await part.open()
    return part
  }

  private signalling(): Signalling {
    return {
      peers: this.peers(),
      clock: this.environment.clock,
      request: (op, options) => this.session.request(op, options),
      nextRtcId: () => `RTC${this.count++}`,
      configuration: () => readConfiguration(this.answer().rtcCfg),
      attach: (peer) => void this.attached.set(peer.rtcId, peer),
      detach: (peer) => {
        if (this.attached.get(peer.rtcId) === peer) this.attached.delete(peer.rtcId)
      }
    }
  }

  private peers(): Peers {
    if (this.isClosed) throw EmediaError.of('session-gone')
    if (this.environment.peers === undefined) throw EmediaError.of('unsupported')
    return this.environment.peers
  }
}
