import { ExitReason, Role } from '../../../../protocol/numbers'
import { Op } from '../../../../protocol/ops'
import type { Copy, ReadEnterAnswer } from '../../../../protocol/parse/server-answers'
import type { EventMessage } from '../../../../protocol/parse/server-events'
import { MEDIA_REFUSED } from '../../../../protocol/server-events'
import { Emitter } from './emitter'
import { EmediaError } from './error'
import type { Exit } from './exit'
import type { RecordingExtra, SocialExtra } from './extras'
import type { ConferenceMedia } from './media'
import { Once } from './once'
import { RemoteMessages } from './remote-messages'
import { type Roster, type Step, emptyRoster } from './roster'
import { applyEvent } from './roster-events'
import { applyLists } from './roster-lists'
import type { Seat } from './seat'
import { selfMember } from './self'
import { Speakers } from './speakers'
import type { Session } from './session'
import type { Conference, ConferenceEvents, Member } from './types'

const normal: Exit = { reason: ExitReason.NORMAL, code: undefined }

/** Milliseconds that leaving waits for the server to take note. */
const FAREWELL = 800

/** What happens in a conference, from entering to the end: follows the server, and tells what has changed. */
export class Life {
  readonly emitter: Emitter<ConferenceEvents>
  readonly social: SocialExtra | undefined
  readonly recording: RecordingExtra | undefined
  readonly media: ConferenceMedia | undefined
  private readonly messages: RemoteMessages
  private readonly speakers: Speakers
  private readonly complained = new Once(100)
  private current: Roster
  private token: string | undefined
  private exit: Exit | undefined
  private isReconnecting = false
  private isLeaving = false

  constructor(
    private readonly seat: Seat,
    private readonly session: Session,
    private answer: ReadEnterAnswer
  ) {
    const { environment } = seat
    this.token = answer.roleToken ?? seat.roleToken
    this.emitter = new Emitter((error) => environment.report?.(error))
    const surroundings = {
      session,
      api: seat.api,
      emitter: this.emitter,
      roster: () => this.current,
      roleToken: () => this.token
    }
    this.social = seat.extras?.social(surroundings)
    this.recording = seat.extras?.recording(surroundings)
    this.messages = new RemoteMessages(session, this.emitter, this.social, () => this.current)
    this.speakers = new Speakers(this.emitter, () => this.current)
    this.media = environment.media?.({
      clock: environment.clock,
      request: (op, options) => session.request(op, options),
      configuration: () => this.answer.rtcCfg
    })
    this.current = this.enterLists(emptyRoster(answer.memId)).roster
    this.social?.remember(answer.chat)
    this.recording?.remember(answer.recordedSince)
  }

  get roster(): Roster {
    return this.current
  }

  get self(): Member {
    const { members, selfId } = this.current
    return members.get(selfId) ?? selfMember(this.seat, this.answer)
  }

  get status(): Conference['status'] {
    if (this.exit !== undefined) return 'closed'
    return this.isReconnecting ? 'reconnecting' : 'open'
  }

  /** The newest right to manage the conference. */
  get roleToken(): string | undefined {
    return this.token
  }

  /** Where addresses for mini-programs are to be had; undefined for browsers. Throws when one is out. */
  get useUrl(): string | undefined {
    if (this.exit !== undefined) throw EmediaError.of('session-gone')
    return this.answer.useUrl
  }

  /** The connection is back: what was missed is told as the difference. */
  reentered(answer: ReadEnterAnswer): void {
    this.answer = answer
    this.token = answer.roleToken ?? this.token
    this.isReconnecting = false
    this.take(this.enterLists(this.current))
    this.emitter.emit('reconnected')
    this.social?.remember(answer.chat)
    this.recording?.remember(answer.recordedSince)
    this.media?.reconnected()
  }

  reconnecting(attempt: number): void {
    this.isReconnecting = true
    this.speakers.clear()
    if (!this.isLeaving) this.emitter.emit('reconnecting', attempt)
  }

  copied(copy: Copy): void {
    if (copy.mems !== undefined || copy.streams !== undefined) this.take(applyLists(this.current, copy))
  }

  /** The same complaint is told once. */
  malformed(problem: string): void {
    if (this.complained.first(problem)) this.emitter.emit('error', EmediaError.of('bad-answer', new Error(problem)))
  }

  event(event: EventMessage): void {
    if (event.op === Op.MEMBER_LEFT && event.memId === this.current.selfId) return this.out(event.reason)
    if (event.op === Op.CLOSE) return this.out(ExitReason.CLOSED)
    if (event.op === Op.ROLE_CHANGED && event.roleToken !== '') this.token = event.roleToken
    this.take(applyEvent(this.current, event))
    this.social?.event(event)
    this.recording?.event(event)
    this.messages.event(event)
    this.speakers.event(event)
    if (event.op === MEDIA_REFUSED) this.emitter.emit('error', new EmediaError(event.error))
    if (event.op === Op.ANSWER || event.op === Op.CANDIDATES || event.op === Op.HANG_UP) this.media?.event(event)
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
    this.current = roster
    for (const [name, ...args] of changes) {
      // A listener may have left in the meantime.
      if (this.exit !== undefined) return
      this.emitter.emit(name, ...args)
    }
    this.speakers.update()
    this.media?.update(roster.streams, this.self.role !== Role.AUDIENCE)
  }

  private enterLists(before: Roster): Step {
    const self = selfMember(this.seat, this.answer)
    const members = before.members.has(self.id) ? before.members : new Map(before.members).set(self.id, self)
    return applyLists({ ...before, members }, this.answer)
  }
}
