import type { Publish, Resubscribe, Subscribe } from '../../protocol/client-ops'
import { Op } from '../../protocol/ops'
import type { ResponseBody, ServerEvent } from '../../protocol/server-events'
import type { MediaEngine, PeerId, StreamGrant, Wanted } from '../media/engine'
import type { Clock } from './clock'
import { Refusal, type Reply } from './contract'
import type { Command } from './decide/command'
import { asRefusal, isUnavailable } from './media-errors'
import { memberBySession, streamByPeer } from './model/find'
import { exists, isOnOffer } from './model/mix'
import type { State, Stream } from './model/state'
import { videoCodecOf } from './sdp-codec'

/** The conference, as its peer connections see it. */
export interface Host {
  readonly state: State
  /** Decides and performs; throws a {@link Refusal}. */
  apply(command: Command): void
  grant(purpose: StreamGrant['purpose'], streamId: string, memberId: string): StreamGrant
}

/** How often an engine that is just coming up is asked again, in ms. */
const RETRY_AFTER = 250

/** A peer connection is named by its session and the client's own counter, so that nobody reaches another one's. */
export const peerName = (sessId: string, rtcId: string): PeerId => `${sessId}:${rtcId}`

/** The peer connections of web members. What is true of them is in the state; this takes offers to the engine and back. */
export class Peers {
  constructor(
    private readonly host: Host,
    private readonly engine: MediaEngine,
    private readonly clock: Clock,
    private readonly patienceMs: number
  ) {}

  async publish(sessId: string, { rtcId, sdp, pubS }: Publish): Promise<Reply<ResponseBody>> {
    const peerId = peerName(sessId, rtcId)
    const earlier = this.host.state.streams
    this.host.apply({ type: 'publish', sessId, rtcId, via: 'webrtc', peerId, stream: pubS })
    const stream = streamByPeer(this.host.state, peerId)
    if (stream === undefined) throw new Refusal('internal', 'a stream that was just made is not there')
    const before = earlier.find(({ id }) => id === stream.id)
    const grant = this.host.grant('publish', stream.id, stream.memId)
    const answer = await this.ask(() => this.engine.publish(peerId, grant, sdp)).catch((error: unknown) => {
      this.retract(stream, peerId, before !== undefined)
      throw error
    })
    this.confirm(stream, peerId)
    this.host.apply({ type: 'answered', streamId: stream.id, peerId, codec: videoCodecOf(answer) })
    const replaced = before?.peerId ?? peerId
    if (replaced !== peerId) this.engine.disconnect({ peerId: replaced })
    const { id: streamId, csrc, sver } = stream
    return { body: { streamId, csrc, sver }, after: [answerEvent(rtcId, answer)] }
  }

  async subscribe(sessId: string, op: Subscribe): Promise<Reply<ResponseBody>> {
    const peerId = this.subscriberName(sessId, op.rtcId)
    const { subSId } = op
    const member = memberBySession(this.host.state, sessId)
    if (!isOnOffer(this.host.state, subSId)) throw new Refusal('no-such-stream')
    const grant = this.host.grant('play', subSId, member?.memId ?? '')
    const answer = await this.ask(() => this.engine.subscribe(peerId, grant, op.sdp, wantedBy(op)))
    const isStillThere = memberBySession(this.host.state, sessId) !== undefined
    if (!isStillThere || !exists(this.host.state, subSId)) {
      this.engine.disconnect({ peerId })
      throw new Refusal(isStillThere ? 'no-such-stream' : 'session-gone')
    }
    return { body: {}, after: [answerEvent(op.rtcId, answer)] }
  }

  resubscribe(sessId: string, op: Resubscribe): Promise<void> {
    return this.ask(() => this.engine.resubscribe(peerName(sessId, op.rtcId), wantedBy(op)))
  }

  unsubscribe(sessId: string, rtcId: string): void {
    this.engine.disconnect({ peerId: this.subscriberName(sessId, rtcId) })
  }

  /** A peer that publishes is never taken for a subscription. */
  private subscriberName(sessId: string, rtcId: string): PeerId {
    const peerId = peerName(sessId, rtcId)
    if (streamByPeer(this.host.state, peerId) !== undefined) throw new Refusal('bad-request', 'that rtcId publishes')
    return peerId
  }

  /** Asks the engine, and waits a moment for one that is just coming up again after a crash. */
  private async ask<T>(request: () => Promise<T>): Promise<T> {
    const until = this.clock.now() + this.patienceMs
    for (;;) {
      try {
        return await request()
      } catch (error) {
        if (!isUnavailable(error) || this.clock.now() + RETRY_AFTER > until) throw asRefusal(error)
      }
      await new Promise<void>((resume) => this.clock.after(RETRY_AFTER, resume))
    }
  }

  /** While the engine was busy the member may have been removed, or may have offered again. */
  private confirm({ id, sver }: Stream, peerId: PeerId): void {
    const current = streamByPeer(this.host.state, peerId)
    if (current?.id === id && current.sver === sver) return
    if (current === undefined) this.engine.disconnect({ peerId })
    throw new Refusal('no-such-stream', 'the stream was withdrawn or published anew meanwhile')
  }

  /** The offer came to nothing: a new stream is forgotten, an old one may still be published anew. */
  private retract({ sver }: Stream, peerId: PeerId, wasKnown: boolean): void {
    const current = streamByPeer(this.host.state, peerId)
    if (current?.sver === sver) this.host.apply({ type: 'hangUp', peerId, rebuild: wasKnown })
  }
}

const answerEvent = (rtcId: string, sdp: string): ServerEvent => ({
  op: Op.ANSWER,
  rtcId,
  sdp: { type: 'answer', sdp }
})

function wantedBy({ subSAudio, subSVideo, subSHeight }: Subscribe | Resubscribe): Wanted {
  return { audio: subSAudio, video: subSVideo, ...(subSHeight === undefined ? {} : { height: subSHeight }) }
}
