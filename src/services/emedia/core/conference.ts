import { ExitReason, Role } from '../../../../protocol/numbers'
import { Op } from '../../../../protocol/ops'
import type { Copy, ReadEnterAnswer } from '../../../../protocol/parse/server-answers'
import type { EventMessage } from '../../../../protocol/parse/server-events'
import type { ConferenceState } from '../../../../protocol/shapes'
import { RtmpAddresses } from '../media/rtmp'
import { Administration } from './administration'
import { expectText } from './check'
import { Emitter } from './emitter'
import { EmediaError } from './error'
import type { Exit } from './exit'
import { Once } from './once'
import { type Roster, type Step, emptyRoster } from './roster'
import { applyEvent } from './roster-events'
import { applyLists } from './roster-lists'
import type { ConferenceMedia } from './media'
import type { Seat } from './seat'
import { selfMember } from './self'
import type { Session } from './session'
import { SocialLife } from './social'
import type { Conference, ConferenceEvents, LocalSource, Member, Publication, Subscription } from './types'

const normal: Exit = { reason: ExitReason.NORMAL, code: undefined }

/** Milliseconds that leaving waits for the server to take note. */
const FAREWELL = 800

/** A conference as one of its members sees it. Made when the server has let one in. */
export class OpenConference implements Conference {
  readonly id: string
  readonly social: SocialLife
  private readonly emitter: Emitter<ConferenceEvents>
  private readonly administration: Administration
  private readonly rtmp: RtmpAddresses
  private readonly media: ConferenceMedia | undefined
  private readonly heard = new Once(500)
  private readonly complained = new Once(100)
  private roster: Roster
  private roleToken: string | undefined
  private exit: Exit | undefined
  private isReconnecting = false
  private isLeaving = false

  constructor(
    private readonly seat: Seat,
    private readonly session: Session,
    private answer: ReadEnterAnswer
  ) {
    const { environment, api } = seat
    this.id = seat.ticket.confrId
    this.roleToken = answer.roleToken ?? seat.roleToken
    this.emitter = new Emitter((error) => environment.report?.(error))
    this.administration = new Administration(api, () => this.roleToken)
    this.social = new SocialLife(session, this.emitter, () => this.roster)
    this.rtmp = new RtmpAddresses(api, () => this.whileIn(this.answer.useUrl))
    this.media = environment.media?.({
      clock: environment.clock,
      request: (op, options) => session.request(op, options),
      configuration: () => this.answer.rtcCfg
    })
    this.roster = this.enterLists(emptyRoster(answer.memId)).roster
    this.social.remember(answer.chat)
  }

  get type(): Conference['type'] {
    return this.seat.type
  }

  get roomName(): string {
    return this.seat.roomName
  }

  get isCreator(): boolean {
    return this.seat.isCreator
  }

  get self(): Member {
    const { members, selfId } = this.roster
    return members.get(selfId) ?? selfMember(this.seat, this.answer)
  }

  get members(): Conference['members'] {
    return this.roster.members
  }

  get streams(): Conference['streams'] {
    return this.roster.streams
  }

  get attributes(): Conference['attributes'] {
    return this.roster.attributes
  }

  get state(): ConferenceState {
    return this.roster.state
  }

  get status(): Conference['status'] {
    if (this.exit !== undefined) return 'closed'
    return this.isReconnecting ? 'reconnecting' : 'open'
  }

  on<Name extends keyof ConferenceEvents>(name: Name, listener: (...args: ConferenceEvents[Name]) => void): () => void {
    return this.emitter.on(name, listener)
  }

  publishAddress(rtcId: string): Promise<string> {
    return this.rtmp.publish(rtcId)
  }

  async muteAddress(rtcId: string, { audioOff, videoOff }: { audioOff: boolean; videoOff: boolean }): Promise<void> {
    const state = { voff: videoOff ? 1 : 0, aoff: audioOff ? 1 : 0 } as const
    await this.session.request({ op: Op.STREAM_CHANGED, rtcId: expectText(rtcId, 'rtcId'), ...state })
  }

  playAddress(streamId: string): Promise<string> {
    return this.rtmp.play(streamId)
  }

  async publish(source: LocalSource): Promise<Publication> {
    return this.webRtc().publish(source)
  }

  async subscribe(streamId: string, want: { audio: boolean; video: boolean }): Promise<Subscription> {
    const stream = this.roster.streams.get(expectText(streamId, 'streamId'))
    if (stream === undefined) throw EmediaError.of('no-such-stream')
    return this.webRtc().subscribe(stream, want)
  }

  grant(names: readonly string[], role: Role): Promise<void> {
    return this.administration.grant(names, role)
  }

  kick(names: readonly string[], options?: { ban?: boolean }): Promise<void> {
    return this.administration.kick(names, options)
  }

  setAttributes(attributes: Readonly<Record<string, string>>): Promise<void> {
    return this.administration.setAttributes(attributes)
  }

  deleteAttributes(keys: readonly string[]): Promise<void> {
    return this.administration.deleteAttributes(keys)
  }

  setState(state: ConferenceState): Promise<void> {
    return this.administration.setState(state)
  }

  async send(memberId: string, text: string): Promise<void> {
    const op = {
      op: Op.REMOTE_MESSAGE,
      memId: expectText(memberId, 'memberId'),
      arg: expectText(text, 'text')
    } as const
    await this.session.request(op)
  }

  async leave(): Promise<void> {
    this.isLeaving = true
    this.media?.close()
    if (this.status === 'open') {
      const told = this.session.request({ op: Op.EXIT }, { timeout: FAREWELL, survives: false })
      await told.catch(() => undefined)
    }
    this.close(normal)
  }

  destroy(): Promise<void> {
    return this.administration.destroy()
  }

  /** The connection is back: what was missed is told as the difference. */
  reentered(answer: ReadEnterAnswer): void {
    this.answer = answer
    this.roleToken = answer.roleToken ?? this.roleToken
    this.isReconnecting = false
    this.take(this.enterLists(this.roster))
    this.emitter.emit('reconnected')
    this.social.remember(answer.chat)
    this.media?.reconnected()
  }

  reconnecting(attempt: number): void {
    this.isReconnecting = true
    if (!this.isLeaving) this.emitter.emit('reconnecting', attempt)
  }

  version(): number {
    return this.roster.version
  }

  copied(copy: Copy): void {
    if (copy.mems !== undefined || copy.streams !== undefined) this.take(applyLists(this.roster, copy))
  }

  /** The same complaint is told once. */
  malformed(problem: string): void {
    if (this.complained.first(problem)) this.emitter.emit('error', EmediaError.of('bad-answer', new Error(problem)))
  }

  event(event: EventMessage): void {
    if (event.op === Op.MEMBER_LEFT && event.memId === this.roster.selfId) return this.out(event.reason)
    if (event.op === Op.CLOSE) return this.out(ExitReason.CLOSED)
    if (event.op === Op.ROLE_CHANGED && event.roleToken !== '') this.roleToken = event.roleToken
    this.take(applyEvent(this.roster, event))
    if (event.op === Op.REMOTE_MESSAGE) this.hear(event)
    this.social.event(event)
    if (event.op === Op.REMOTE_REQUEST && !this.social.requested(event.memId, event.arg))
      this.session.tell(declined(event.memId), event.tsxId)
    if (event.op === Op.ANSWER || event.op === Op.CANDIDATES || event.op === Op.HANG_UP) this.media?.event(event)
  }

  /** Nothing follows. Repeated calls do nothing. */
  close(exit: Exit): void {
    if (this.exit !== undefined) return
    this.exit = this.isLeaving ? normal : exit
    this.media?.close()
    this.session.close()
    this.emitter.emit('closed', this.exit.reason, this.exit.code)
    this.emitter.clear()
  }

  private out(reason: ExitReason): void {
    this.close({ reason, code: undefined })
  }

  private take({ roster, changes }: Step): void {
    this.roster = roster
    for (const [name, ...args] of changes) {
      // A listener may have left in the meantime.
      if (this.exit !== undefined) return
      this.emitter.emit(name, ...args)
    }
    this.media?.update(roster.streams, this.self.role !== Role.AUDIENCE)
  }

  /** A message that was sent again because its answer got lost has been heard. */
  private hear({ memId, tsxId, arg }: { memId: string; tsxId: string; arg: string }): void {
    const sender = this.roster.members.get(memId)
    if (sender === undefined || (tsxId !== '' && !this.heard.first(`${memId} ${tsxId}`))) return
    this.emitter.emit('message', sender, arg)
  }

  private enterLists(before: Roster): Step {
    const self = selfMember(this.seat, this.answer)
    const members = before.members.has(self.id) ? before.members : new Map(before.members).set(self.id, self)
    return applyLists({ ...before, members }, this.answer)
  }

  private webRtc(): ConferenceMedia {
    if (this.media === undefined) throw EmediaError.of('unsupported')
    return this.media
  }

  private whileIn<T>(value: T): T {
    if (this.exit !== undefined) throw EmediaError.of('session-gone')
    return value
  }
}

const declined = (memId: string) => ({ op: Op.RESPONSE, memId, result: -507 }) as const
