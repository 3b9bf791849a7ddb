import type { ClientOp } from '../../../../protocol/client-ops'
import type { AnswerMessage } from '../../../../protocol/parse/server'
import type { Clock } from '../core/environment'
import type { RequestOptions } from '../core/transactions'
import type { Peer } from './peer'
import type { Peers } from './peers'

/** What publications and subscriptions need of the conference. */
export interface Signalling {
  readonly peers: Peers
  readonly clock: Clock
  request(op: ClientOp, options?: RequestOptions): Promise<AnswerMessage>
  /** A name for a peer connection that was not used before. */
  nextRtcId(): string
  /** ICE servers, as the server named them on entering. */
  configuration(): RTCConfiguration
  /** Answers and candidates for its `rtcId` go to this peer, until it is closed. */
  attach(peer: Peer): void
  detach(peer: Peer): void
}
