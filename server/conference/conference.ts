import { type RequestedRole, type Role, StreamType } from '../../protocol/numbers'
import { Op } from '../../protocol/ops'
import { QUALITY } from '../../protocol/quality'
import type { ConferenceInfo, ConferenceState, EnterAnswer } from '../../protocol/shapes'
import type { StreamGrant, StreamLevel } from '../media/engine'
import { admit } from './admission'
import { enterAnswer } from './answer'
import { deedsOf } from './audit'
import type { AttributeChange, Conference, EnterRequest, Identity, Link, Reply } from './contract'
import { Refusal, USE_PATH } from './contract'
import type { Command, Context } from './decide/command'
import { recordingOrders } from './decide/recording-orders'
import { isAboutRights } from './decide/rights'
import { speaking } from './decide/speaking'
import { commandAfter } from './decide/time-is-up'
import { timersFor } from './decide/upkeep'
import { takeSeat } from './entrance'
import { Keeper } from './keeper'
import { isAuthorized } from './media-rights'
import { isMini, memberBySession, nameMeant, roleOf, streamsOf } from './model/find'
import { isOnOffer } from './model/mix'
import type { State } from './model/state'
import { wholeAttributes, wireInfo } from './model/wire'
import { type Answer, type Operation, Operations } from './operations'
import { isRoomPassword } from './password'
import { type Host, Peers } from './peers'
import { Performer } from './performer'
import { Repeats } from './repeats'
import { Safekeeping } from './safekeeping'
import type { Settings } from './settings'
import { Timers } from './timers'

/** How long an address for live-pusher or live-player can be begun with. Every beginning is judged anew, so long is safe. */
const ADDRESS_MS = 12 * 3_600_000

/** A conference at work: the state, the sockets of its members, its timers and its part of the media engine. */
export class LiveConference implements Conference {
  private readonly links = new Map<string, Link>()
  private readonly timers: Timers
  private readonly repeats = new Repeats<Answer>()
  private readonly performer: Performer
  private readonly keeper: Keeper
  private readonly safekeeping: Safekeeping
  private readonly operations: Operations

  constructor(
    state: State,
    private readonly settings: Settings,
    private readonly ended: (conference: LiveConference) => void
  ) {
    this.timers = new Timers(settings.clock)
    this.performer = this.createPerformer(settings)
    this.safekeeping = new Safekeeping(settings)
    this.keeper = this.createKeeper(state, settings)
    this.operations = this.createOperations(settings)
  }

  /** Keeps what was just founded. */
  keep(): void {
    this.safekeeping.keep(this.state, 'process')
  }

  /** Begins to wait for what the state waits for. After a crash everybody, streams too, has the longer grace. */
  begin(afterCrash: boolean): void {
    const context = this.context()
    const patient = afterCrash ? { ...context, mediaGraceMs: context.graceMs } : context
    this.performer.perform([...timersFor(undefined, this.state, patient), ...recordingOrders(undefined, this.state)])
  }

  get state(): State {
    return this.keeper.state
  }

  get id(): State['id'] {
    return this.state.id
  }

  get type(): State['type'] {
    return this.state.type
  }

  get roomName(): string {
    return this.state.roomName
  }

  hasPassword(given: string): boolean {
    return isRoomPassword(given, this.state.password)
  }

  admit(who: Identity, request: { password: string; role: RequestedRole; trusted: boolean }): { role: Role } {
    const role = admit(this.state, who.name, request, this.settings.joinRole)
    // Somebody is on the way: an empty conference waits for them anew.
    if (this.state.members.length === 0) this.begin(false)
    return { role }
  }

  roleOf(name: string): Role | undefined {
    return roleOf(this.state, nameMeant(this.state, name))
  }

  info(): ConferenceInfo {
    return wireInfo(this.state)
  }

  enter(link: Link, request: EnterRequest): Reply<EnterAnswer> {
    const { ids, tokens, clock, rtcConfiguration } = this.settings
    const { member, missed } = takeSeat(this.keeper, request, ids)
    const before = this.links.get(member.sessId)
    this.links.set(member.sessId, link)
    if (before !== link) before?.close()
    const useUrl = request.origin + USE_PATH + tokens.useToken(this.id, member.sessId)
    const rtcCfg = JSON.stringify(rtcConfiguration(member.memId, clock.now()))
    const body = enterAnswer(this.state, member, { ip: request.ip, useUrl, rtcCfg })
    return { body, after: isMini(member.terminal.type) ? [...missed, wholeAttributes(this.state)] : [] }
  }

  perform(sessId: string, op: Operation, tsxId: string): Promise<Answer> {
    const act = (): Promise<Answer> => this.operations.perform(sessId, op, tsxId)
    // An answer to somebody else's request bears that member's tsxId, which may be equal to one of one's own; leaving may
    // be said as often as one likes, and leaves nothing behind that could be remembered; how streams are has no yesterday.
    if (op.op === Op.RESPONSE || op.op === Op.EXIT || op.op === QUALITY) return act()
    if (memberBySession(this.state, sessId) === undefined) return act()
    return this.repeats.once(sessId, tsxId, act)
  }

  lost(sessId: string, link: Link): void {
    if (this.links.get(sessId) !== link) return
    this.links.delete(sessId)
    this.observe({ type: 'lost', sessId })
  }

  publishAddress(sessId: string, rtcId: string, host: string): string {
    const stream = { type: StreamType.CAMERA, voff: 0, aoff: 0 } as const
    this.keeper.apply({ type: 'publish', sessId, rtcId, via: 'rtmp', peerId: null, stream })
    const memId = memberBySession(this.state, sessId)?.memId ?? ''
    const made = streamsOf(this.state, memId).find((each) => each.rtcId === rtcId)
    if (made === undefined) throw new Refusal('internal', 'a stream that was just made is not there')
    return this.settings.engine.publishUrl(this.rightTo('publish', made.id, memId), host)
  }

  playAddress(sessId: string, streamId: string, host: string, only?: StreamGrant['only']): string {
    const member = memberBySession(this.state, sessId)
    if (member === undefined) throw new Refusal('session-gone')
    if (!isOnOffer(this.state, streamId)) throw new Refusal('no-such-stream')
    return this.settings.engine.playUrl(
      { ...this.rightTo('play', streamId, member.memId), ...(only && { only }) },
      host
    )
  }

  kick(by: string, names: readonly string[], ban: boolean): void {
    this.keeper.apply({ type: 'kick', by, names, ban })
  }

  grant(by: string, names: readonly string[], role: Role): void {
    this.keeper.apply({ type: 'grant', by, names, role })
  }

  degrade(by: string, names: readonly string[], role: Role): void {
    this.keeper.apply({ type: 'degrade', by, names, role })
  }

  destroy(by: string): void {
    this.keeper.apply({ type: 'destroy', by })
  }

  setAttributes(by: string, changes: readonly AttributeChange[]): void {
    this.keeper.apply({ type: 'attributes', by, changes })
  }

  setState(by: string, flags: ConferenceState): void {
    this.keeper.apply({ type: 'flags', by, flags })
  }

  /** For the media engine, at the moment of use. */
  authorize(grant: StreamGrant): boolean {
    return isAuthorized(this.state, grant)
  }

  /** Takes in what has happened outside. Nobody is there to be refused; what goes wrong is told to the operator. */
  observe(command: Command): void {
    if (this.state.ended) return
    try {
      this.keeper.apply(command)
    } catch (error) {
      this.settings.log.error({ err: error, conference: this.id, command: command.type }, 'An event was not taken in.')
    }
  }

  /** Tells who speaks; it changes nothing that would have to be kept. */
  hear(levels: readonly StreamLevel[]): void {
    this.performer.perform(speaking(this.state, levels))
  }

  /** Lets go of timers and sockets. The state stays in its snapshot. */
  close(): void {
    this.safekeeping.close()
    this.timers.clear()
    this.links.clear()
  }

  private createPerformer({ engine, log, recorder }: Settings): Performer {
    return new Performer({
      links: this.links,
      timers: this.timers,
      log,
      cut: (target) => engine.disconnect(target),
      listen: (streamId, on) => engine.listen(streamId, on),
      timeIsUp: (timer) => this.observe(commandAfter(timer)),
      record: (order) => recorder?.carryOut(order),
      forget: (sessId) => this.repeats.forget(sessId),
      end: () => this.end()
    })
  }

  private createKeeper(state: State, { witness }: Settings): Keeper {
    return new Keeper(
      state,
      () => this.context(),
      (next, command) => this.safekeeping.keep(next, isAboutRights(command) ? 'power' : 'process'),
      (effects) => this.performer.perform(effects),
      (before, command) => {
        for (const deed of deedsOf(before, command)) witness?.(before, deed)
      }
    )
  }

  private createOperations({ engine, clock, mediaGraceMs, recorder }: Settings): Operations {
    const { keeper } = this
    const host: Host = {
      get state() {
        return keeper.state
      },
      apply: (command) => keeper.apply(command),
      grant: (purpose, streamId, memberId) => this.rightTo(purpose, streamId, memberId)
    }
    return new Operations(host, new Peers(host, engine, clock, mediaGraceMs), engine, recorder !== undefined)
  }

  private end(): void {
    this.close()
    this.ended(this)
  }

  private rightTo(purpose: StreamGrant['purpose'], streamId: string, memberId: string): StreamGrant {
    const expires = this.settings.clock.now() + ADDRESS_MS
    return { purpose, conferenceId: this.id, streamId, memberId, expires }
  }

  private context(): Context {
    const { clock, tokens, graceMs, emptyGraceMs, mediaGraceMs } = this.settings
    const roleToken = (name: string): string => tokens.roleToken(this.id, name)
    return { now: clock.now(), graceMs, emptyGraceMs, mediaGraceMs, roleToken }
  }
}
