import { MIX_STREAM } from '../../../../protocol/mix'
import { Op } from '../../../../protocol/ops'
import { type CallOptions, signalOf } from '../core/call-options'
import { EmediaError } from '../core/error'
import type { ConferenceMedia, MediaLink, OpenMedia, PeerEvent } from '../core/media'
import { abortable } from '../core/timing'
import type { LocalSource, Publication, Stream, Subscription, Want } from '../core/types'
import { readConfiguration } from './configuration'
import type { ScreenOptions } from './device-types'
import type { Peer } from './peer'
import type { Peers } from './peers'
import { LocalPublication } from './publication'
import { shareScreen } from './screen'
import type { Signalling } from './signalling'
import { RemoteSubscription } from './subscription'

/** The WebRTC side of conferences, over the peer connections of this place. */
export const openMediaWith =
  (peers: Peers): OpenMedia =>
  (link) =>
    new WebRtcMedia(peers, link)

/** Nothing of it is published anew. */
const mix = { id: MIX_STREAM, version: 1 }

class WebRtcMedia implements ConferenceMedia {
  private readonly attached = new Map<string, Peer>()
  private readonly publications = new Set<LocalPublication>()
  private readonly subscriptions = new Set<RemoteSubscription>()
  private count = 0
  private isClosed = false

  constructor(
    private readonly peers: Peers,
    private readonly link: MediaLink
  ) {}

  async publish(source: LocalSource, options?: CallOptions): Promise<Publication> {
    const signal = signalOf(options)
    const publication = new LocalPublication(this.signalling(), source)
    return this.open(publication, this.publications, signal)
  }

  shareScreen(options: ScreenOptions): Promise<Publication> {
    return shareScreen(this.peers, (source, call) => this.publish(source, call), options)
  }

  async subscribe(
    streamId: string,
    streams: ReadonlyMap<string, Stream>,
    want: Want,
    options?: CallOptions
  ): Promise<Subscription> {
    const signal = signalOf(options)
    const stream = streamId === MIX_STREAM ? mix : streams.get(streamId)
    if (stream === undefined) throw EmediaError.of('no-such-stream')
    const subscription = new RemoteSubscription(this.signalling(), stream, want)
    return this.open(subscription, this.subscriptions, signal)
  }

  event(event: PeerEvent): void {
    const peer = this.attached.get(event.rtcId)
    if (peer !== undefined && event.op === Op.ANSWER) peer.answered(event.sdp.sdp)
    if (peer !== undefined && event.op === Op.CANDIDATES) peer.addCandidates(event.cands)
    if (event.op === Op.HANG_UP) for (const part of this.parts()) if (part.rtcId === event.rtcId) part.hungUp(event)
  }

  reconnected(): void {
    for (const part of this.parts()) part.renew()
  }

  update(streams: ReadonlyMap<string, Stream>, mayPublish: boolean): void {
    if (!mayPublish) for (const publication of [...this.publications]) publication.revoke()
    for (const subscription of [...this.subscriptions]) {
      // The mix is in no list: it is there as long as the conference is.
      if (subscription.streamId !== MIX_STREAM) subscription.update(streams.get(subscription.streamId))
    }
  }

  close(): void {
    this.isClosed = true
    for (const part of this.parts()) part.close()
  }

  private parts(): readonly (LocalPublication | RemoteSubscription)[] {
    return [...this.publications, ...this.subscriptions]
  }

  private async open<T extends LocalPublication | RemoteSubscription>(
    part: T,
    parts: Set<T>,
    signal: AbortSignal | undefined
  ): Promise<T> {
    parts.add(part)
    part.onEnded(() => parts.delete(part))
    await abortable(signal, part.open(), () => part.close())
    return part
  }

  private signalling(): Signalling {
    if (this.isClosed) throw EmediaError.of('session-gone')
    const { peers, link } = this
    return {
      peers,
      clock: link.clock,
      request: (op, options) => link.request(op, options),
      nextRtcId: () => `RTC${this.count++}`,
      configuration: () => readConfiguration(link.configuration()),
      attach: (peer) => void this.attached.set(peer.rtcId, peer),
      detach: (peer) => {
        if (this.attached.get(peer.rtcId) === peer) this.attached.delete(peer.rtcId)
      }
    }
  }
}
