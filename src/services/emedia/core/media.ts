import type { ClientOp } from '../../../../protocol/client-ops'
import type { Op } from '../../../../protocol/ops'
import type { AnswerMessage } from '../../../../protocol/parse/server'
import type { EventMessage } from '../../../../protocol/parse/server-events'
import type { ScreenOptions } from '../media/device-types'
import type { CallOptions } from './call-options'
import type { Clock } from './environment'
import type { RequestOptions } from './transactions'
import type { LocalSource, Publication, Stream, Subscription, Want } from './types'

/** Events that concern one peer connection. */
export type PeerEvent = EventMessage & { readonly op: typeof Op.ANSWER | typeof Op.CANDIDATES | typeof Op.HANG_UP }

/** What a conference lends to its media. */
export interface MediaLink {
  readonly clock: Clock
  request(op: ClientOp, options?: RequestOptions): Promise<AnswerMessage>
  /** ICE, as the server described it on entering: JSON text, or empty. */
  configuration(): string
}

/** All that one publishes and receives over WebRTC in a conference. Absent in mini-programs. */
export interface ConferenceMedia {
  publish(source: LocalSource, options?: CallOptions): Promise<Publication>
  shareScreen(options: ScreenOptions): Promise<Publication>
  /** One of the streams, or the mix. */
  subscribe(
    streamId: string,
    streams: ReadonlyMap<string, Stream>,
    want: Want,
    options?: CallOptions
  ): Promise<Subscription>
  event(event: PeerEvent): void
  /** The server has forgotten the connections of the lost socket, or will soon. */
  reconnected(): void
  /** What the others publish now, and whether one may publish oneself. */
  update(streams: ReadonlyMap<string, Stream>, mayPublish: boolean): void
  /** Ends everything. Repeated calls do nothing. */
  close(): void
}

export type OpenMedia = (link: MediaLink) => ConferenceMedia
