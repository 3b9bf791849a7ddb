import type { ClientOp, Copy, Enter, RemoteAnswer, RemoteMessage, RemoteRequest } from '../../protocol/client-ops'
import { HangUpReason, Op } from '../../protocol/ops'
import { QUALITY } from '../../protocol/quality'
import { Social, type SocialOp } from '../../protocol/social'
import type { ResponseBody } from '../../protocol/server-events'
import type { MediaEngine } from '../media/engine'
import { Refusal, type Reply } from './contract'
import { lineOf } from './decide/chat'
import { isAnnounced, memberBySession } from './model/find'
import type { Member } from './model/state'
import { wireLine, wireLists } from './model/wire'
import { type Host, type Peers, peerName } from './peers'
import { RemoteRequests } from './remote-requests'

export type Operation = Exclude<ClientOp, Enter>
export type Answer = Reply<ResponseBody> | undefined

const done: Reply<ResponseBody> = { body: {}, after: [] }

/** What members ask for over their sockets, each turned into commands and engine calls. */
export class Operations {
  private readonly requests = new RemoteRequests()

  constructor(
    private readonly host: Host,
    private readonly peers: Peers,
    private readonly engine: MediaEngine,
    private readonly canRecord: boolean
  ) {}

  /** Everything up to the first wait happens within the call, so that operations take effect in the order of arrival. */
  async perform(sessId: string, op: Operation, tsxId: string): Promise<Answer> {
    if (op.op === Op.EXIT) return this.apply({ type: 'exit', sessId })
    const member = memberBySession(this.host.state, sessId)
    if (member === undefined) throw new Refusal(this.host.state.ended ? 'ended' : 'session-gone')
    switch (op.op) {
      case Op.CLOSE:
        return this.apply({ type: 'destroy', by: member.name })
      case Op.COPY:
        return this.copy(op)
      case QUALITY:
        return this.quality()
      case Op.RECORD:
        return this.record(sessId, op.flag === 1)
      case Op.REMOTE_REQUEST:
        return this.request(member, op, tsxId)
      case Op.REMOTE_MESSAGE:
        return this.message(member, op, tsxId)
      case Op.RESPONSE:
        return this.passAnswer(member, op, tsxId)
      case Social.CHAT:
      case Social.HAND:
      case Social.MODERATE:
      case Social.PRESENCE:
        return this.performSocial(member, op, tsxId)
      default:
        return this.performMedia(sessId, op)
    }
  }

  private async performMedia(sessId: string, op: MediaOperation): Promise<Answer> {
    switch (op.op) {
      case Op.OFFER:
        return 'pubS' in op ? this.peers.publish(sessId, op) : this.peers.subscribe(sessId, op)
      case Op.CANDIDATES:
        this.engine.addCandidates(peerName(sessId, op.rtcId), op.cands)
        return done
      case Op.HANG_UP: {
        const rebuild = op.endReason === HangUpReason.REBUILD
        return this.apply({ type: 'hangUp', peerId: peerName(sessId, op.rtcId), rebuild })
      }
      case Op.RESUBSCRIBE:
        await this.peers.resubscribe(sessId, op)
        return done
      case Op.UNSUBSCRIBE:
        this.peers.unsubscribe(sessId, op.rtcId)
        return done
      case Op.STREAM_CHANGED: {
        const { rtcId, streamId, voff, aoff } = op
        return this.apply({ type: 'mute', sessId, rtcId, streamId, voff, aoff })
      }
    }
  }

  private performSocial(member: Member, op: SocialOp, tsxId: string): Answer {
    const { sessId } = member
    switch (op.op) {
      case Social.CHAT:
        return this.say(member, op.text, tsxId)
      case Social.HAND:
        return this.apply({ type: 'hand', sessId, up: op.up, all: op.all })
      case Social.MODERATE:
        return this.apply({ type: 'moderate', sessId, memId: op.memId, action: op.action, tsxId })
      case Social.PRESENCE:
        return this.apply({ type: 'presence', sessId, call: op.call })
    }
  }

  /** The line comes back with its number and time: to its sender it is no event. */
  private say({ sessId, memId }: Member, text: string, tsxId: string): Answer {
    this.host.apply({ type: 'chat', sessId, text, tsxId })
    const line = lineOf(this.host.state, memId, tsxId)
    return line === undefined ? done : { body: { message: wireLine(line) }, after: [] }
  }

  /** Of all streams that others know of. */
  private quality(): Answer {
    const streams = this.host.state.streams.filter(isAnnounced).flatMap(({ id, memId }) => {
      const quality = this.engine.qualities.get(id)
      return quality === undefined ? [] : [{ streamId: id, memId, ...quality }]
    })
    return { body: { streams }, after: [] }
  }

  private record(sessId: string, on: boolean): Answer {
    if (!this.canRecord) throw new Refusal('not-supported', 'this server does not record')
    return this.apply({ type: 'record', sessId, on })
  }

  private apply(command: Parameters<Host['apply']>[0]): Answer {
    this.host.apply(command)
    return done
  }

  /** A copy of another age gets the lists with the version: a version alone would make web clients drop everybody. */
  private copy({ cver }: Copy): Answer {
    const { state } = this.host
    const current = { cver: state.version }
    return { body: cver === state.version ? current : { ...current, ...wireLists(state) }, after: [] }
  }

  private request({ sessId, memId }: Member, { memId: to, arg }: RemoteRequest, tsxId: string): Answer {
    this.host.apply({ type: 'remote', sessId, to, tsxId, message: { kind: 'request', arg } })
    this.requests.asked(memId, tsxId, to)
    return undefined
  }

  private message({ sessId }: Member, { memId: to, arg }: RemoteMessage, tsxId: string): Answer {
    return this.apply({ type: 'remote', sessId, to, tsxId, message: { kind: 'message', arg } })
  }

  /** Nobody waits for an answer to an answer; one that was not asked for is dropped. */
  private passAnswer({ sessId, memId }: Member, { memId: to, result, arg }: RemoteAnswer, tsxId: string): Answer {
    if (!this.requests.answers(to, tsxId, memId)) return undefined
    const message = { kind: 'answer', result, ...(arg === undefined ? {} : { arg }) } as const
    this.host.apply({ type: 'remote', sessId, to, tsxId, message })
    return undefined
  }
}

type MediaOperation = Extract<
  Operation,
  {
    op:
      | typeof Op.OFFER
      | typeof Op.CANDIDATES
      | typeof Op.HANG_UP
      | typeof Op.RESUBSCRIBE
      | typeof Op.UNSUBSCRIBE
      | typeof Op.STREAM_CHANGED
  }
>
