import type { ClientOp, Enter } from '../../../../protocol/client-ops'
import { Op } from '../../../../protocol/ops'
import { Malformed } from '../../../../protocol/parse/fields'
import type { AnswerMessage } from '../../../../protocol/parse/server'
import { type Copy, type ReadEnterAnswer, parseCopy, parseEnterAnswer } from '../../../../protocol/parse/server-answers'
import type { EventMessage, EventParsers } from '../../../../protocol/parse/server-events'
import { Channel } from './channel'
import type { Environment } from './environment'
import { EmediaError } from './error'
import { type Exit, exitOnEnter, exitOnOperation, unreachable } from './exit'
import { Heartbeat } from './heartbeat'
import { nextTry } from './reconnect'
import { abortable } from './timing'
import type { RequestOptions } from './transactions'

export interface SessionHandlers {
  /** In, for the first time or again. */
  entered(answer: ReadEnterAnswer): void
  event(event: EventMessage): void
  /** The version of the conference that is known here. */
  version(): number
  copied(copy: Copy): void
  reconnecting(attempt: number): void
  /** Out for good. Called once; not for {@link Session.close}. */
  closed(exit: Exit): void
  malformed(problem: string): void
}

/** Milliseconds from opening a socket to being in. */
const ENTER_TIMEOUT = 15_000
const COPY_TIMEOUT = 8000

/** The connection of one seat: enters, stays alive, comes back after every loss, and ends. */
export class Session {
  private readonly channel: Channel
  private readonly heartbeat: Heartbeat
  private readonly ignoreNetwork: () => void
  private state: 'new' | 'open' | 'lost' | 'closed' = 'new'
  private sessId: string | undefined
  private attempts = 0
  private failures = 0
  private lostAt = 0
  private cancelTimer: () => void = () => undefined

  constructor(
    private readonly environment: Environment,
    private readonly enter: Enter,
    events: EventParsers,
    private readonly handlers: SessionHandlers
  ) {
    this.channel = new Channel(environment.sockets, environment.clock, events, {
      opened: () => this.opened(),
      event: (event) => handlers.event(event),
      lost: () => this.lost(),
      malformed: (problem) => handlers.malformed(problem)
    })
    this.heartbeat = new Heartbeat(
      environment.clock,
      () => this.copy(),
      () => this.lost()
    )
    this.ignoreNetwork = environment.network.onChange((online) => this.networkChanged(online))
  }

  /** Opens a socket and enters. */
  connect(): void {
    this.wait(ENTER_TIMEOUT, () => this.lost())
    this.attempts += 1
    const { url } = this.enter.tkt
    this.channel.connect(`${url}${url.includes('?') ? '&' : '?'}${this.attempts}`)
  }

  /** Performs an operation; waits while the connection is lost. Rejects with {@link EmediaError} only. */
  request(op: ClientOp, options: RequestOptions = {}): Promise<AnswerMessage> {
    if (this.state === 'closed') return Promise.reject(EmediaError.of('session-gone'))
    let forget = (): void => undefined
    const answered = new Promise<AnswerMessage>((resolve, reject) => {
      const failed = (error: EmediaError): void => {
        reject(error)
        const exit = exitOnOperation(error.code)
        if (exit !== undefined) this.end(exit)
      }
      forget = this.channel.request(op, options, { answered: resolve, failed })
    })
    return abortable(options.signal, answered, forget)
  }

  /** Sends an operation that has no answer. */
  tell(op: ClientOp, tsxId: string): void {
    this.channel.tell(op, tsxId)
  }

  /** Asks for the lists if they have changed since the version that is known here. */
  async copy(): Promise<void> {
    const op = { op: Op.COPY, cver: this.handlers.version() } as const
    const answer = await this.request(op, { timeout: COPY_TIMEOUT, survives: false })
    this.understood(() => this.handlers.copied(parseCopy(answer.body)))
  }

  /** Ends the connection. Calls that still wait are refused. Repeated calls do nothing. */
  close(): void {
    if (this.state === 'closed') return
    this.state = 'closed'
    this.cancelTimer()
    this.heartbeat.stop()
    this.ignoreNetwork()
    this.channel.close(EmediaError.of('session-gone'))
  }

  private opened(): void {
    this.channel.enter(this.enter, ENTER_TIMEOUT, {
      answered: ({ body }) => {
        if (!this.understood(() => this.entered(parseEnterAnswer(body)))) this.refused(EmediaError.of('bad-answer'))
      },
      failed: (error) => this.refused(error)
    })
  }

  private entered(answer: ReadEnterAnswer): void {
    this.cancelTimer()
    this.state = 'open'
    this.failures = 0
    this.sessId = answer.sessId
    this.handlers.entered(answer)
    this.channel.resume(this.sessId)
    this.heartbeat.start()
  }

  /** Not for a lost socket: that is told by the channel itself. */
  private refused(error: EmediaError): void {
    if (this.state === 'closed' || error.reason === 'network') return
    const exit = exitOnEnter(error.code)
    if (exit !== undefined) this.end(exit)
    else if (this.state === 'new') this.end({ ...unreachable, code: error.code })
    else this.lost()
  }

  private lost(): void {
    if (this.state === 'closed') return
    if (this.state === 'new') return this.end(unreachable)
    const { clock } = this.environment
    this.heartbeat.stop()
    if (this.state === 'open') this.lostAt = clock.now()
    else this.failures += 1
    this.state = 'lost'
    this.channel.drop()
    const pause = nextTry({ failures: this.failures, elapsed: clock.now() - this.lostAt }, Math.random())
    if (pause === undefined) return this.end(unreachable)
    this.handlers.reconnecting(this.failures + 1)
    this.wait(pause, () => this.connect())
  }

  /** A new network is the best moment for a try, and a good one to doubt the socket that stems from the old. */
  private networkChanged(online: boolean): void {
    if (!online) return
    if (this.state === 'open') this.heartbeat.check()
    if (this.state === 'lost') this.connect()
  }

  private end(exit: Exit): void {
    if (this.state === 'closed') return
    this.close()
    this.handlers.closed(exit)
  }

  private wait(milliseconds: number, then: () => void): void {
    this.cancelTimer()
    this.cancelTimer = this.environment.clock.after(milliseconds, then)
  }

  /** Whether the server's words could be read. */
  private understood(read: () => void): boolean {
    try {
      read()
      return true
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      this.handlers.malformed(error.message)
      return false
    }
  }
}
