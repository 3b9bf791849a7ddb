import { RemoteOp } from '../../../../protocol/ops'
import { parseSaid } from '../../../../protocol/parse/server-answers'
import type { EventMessage } from '../../../../protocol/parse/server-events'
import { CHAT_MAX, type ChatMessage as Line, Moderation, Social } from '../../../../protocol/social'
import { type CallOptions, signalOf } from './call-options'
import { expectFlag, expectOneOf, expectText, mistake } from './check'
import type { Emitter } from './emitter'
import type { Roster } from './roster'
import type { Session } from './session'
import type { ChatMessage, Social as SocialFace } from './social-types'
import type { ConferenceEvents } from './types'

/** What people do with each other: they write, raise hands, and are moderated. */
export class SocialLife implements SocialFace {
  private lines: readonly ChatMessage[] = []

  constructor(
    private readonly session: Session,
    private readonly emitter: Emitter<ConferenceEvents>,
    private readonly roster: () => Roster
  ) {}

  get chat(): readonly ChatMessage[] {
    return this.lines
  }

  /** What was said while one was not there, from the answer to an enter. */
  remember(history: readonly Line[]): void {
    for (const line of history) this.add(line)
  }

  async say(text: string, options?: CallOptions): Promise<ChatMessage> {
    if (expectText(text, 'text').length > CHAT_MAX) throw mistake('text', `at most ${CHAT_MAX} characters`, text)
    const { body } = await this.session.request({ op: Social.CHAT, text }, { signal: signalOf(options) })
    return this.add(parseSaid(body))
  }

  async raiseHand(up: boolean, options?: CallOptions): Promise<void> {
    expectFlag(up, 'up')
    await this.session.request({ op: Social.HAND, up, all: false }, { signal: signalOf(options) })
  }

  async lowerHands(options?: CallOptions): Promise<void> {
    await this.session.request({ op: Social.HAND, up: false, all: true }, { signal: signalOf(options) })
  }

  async moderate(memberId: string, action: Moderation, options?: CallOptions): Promise<void> {
    const memId = expectText(memberId, 'memberId')
    expectOneOf(action, Moderation, 'action')
    const signal = signalOf(options)
    await this.session.request({ op: Social.MODERATE, memId, action }, { survives: false, signal })
  }

  async tellCall(call: boolean, options?: CallOptions): Promise<void> {
    expectFlag(call, 'call')
    await this.session.request({ op: Social.PRESENCE, call }, { signal: signalOf(options) })
  }

  event(event: EventMessage): void {
    if (event.op === Social.CHAT) this.add(event.message)
    if (event.op === Social.MODERATE) this.moderated(event.memId, event.action)
    if (event.op === Social.HAND && event.by !== undefined && event.memId === this.roster().selfId)
      this.moderated(event.by, Moderation.LOWER_HAND)
  }

  /** A request of the vendor's web client. It may mute; what would unmute is taken as the question it should be. */
  requested(memId: string, arg: string): boolean {
    const op2 = operationIn(arg)
    if (op2 === RemoteOp.MUTE) this.moderated(memId, Moderation.MUTE)
    else if (op2 === RemoteOp.UNMUTE) this.moderated(memId, Moderation.ASK_TO_UNMUTE)
    else return false
    return true
  }

  private moderated(memId: string, action: Moderation): void {
    this.emitter.emit('moderated', action, this.roster().members.get(memId))
  }

  /** A line that is known, because it came twice, is not told again. */
  private add({ memId, ...line }: Line): ChatMessage {
    const message = { ...line, memberId: memId, isSelf: memId === this.roster().selfId }
    if (this.lines.some(({ seq }) => seq === line.seq)) return message
    this.lines = [...this.lines, message].sort((one, other) => one.seq - other.seq)
    this.emitter.emit('chat', message)
    return message
  }
}

function operationIn(arg: string): unknown {
  try {
    return (JSON.parse(arg) as { readonly op2?: unknown } | null)?.op2
  } catch {
    return undefined
  }
}
