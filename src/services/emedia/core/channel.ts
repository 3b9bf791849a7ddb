import type { ClientOp, Enter } from '../../../../protocol/client-ops'
import { encodeClientMessage } from '../../../../protocol/encode/client'
import { parseServerFrame } from '../../../../protocol/parse/server'
import type { EventMessage, EventParsers } from '../../../../protocol/parse/server-events'
import type { Clock, Socket, Sockets } from './environment'
import type { EmediaError } from './error'
import { type Outcome, type RequestOptions, Transactions } from './transactions'

export interface ChannelHandlers {
  opened(): void
  event(event: EventMessage): void
  /** The socket ended without our doing. */
  lost(): void
  /** Something came that could not be read; the text says what. */
  malformed(problem: string): void
}

/** Operations, answers and events, over whatever socket there is at the moment. Operations wait while there is none. */
export class Channel {
  private readonly transactions: Transactions
  private socket: Socket | undefined
  /** Tells the callbacks of the current socket from those of its predecessors. */
  private generation = 0
  private sessId: string | undefined
  private entered = false

  constructor(
    private readonly sockets: Sockets,
    private readonly clock: Clock,
    private readonly events: EventParsers,
    private readonly handlers: ChannelHandlers
  ) {
    this.transactions = new Transactions(clock)
  }

  /** Opens a socket in place of the one there was. */
  connect(url: string): void {
    this.drop()
    const current = this.generation
    const ifCurrent = (act: () => void): void => {
      if (this.generation === current) act()
    }
    const lost = (): void => ifCurrent(() => this.lost())
    try {
      const socket = this.sockets.open(url, {
        open: () => ifCurrent(() => this.handlers.opened()),
        message: (text) => ifCurrent(() => this.receive(text)),
        close: lost
      })
      if (this.generation === current) this.socket = socket
    } catch {
      this.clock.after(0, lost)
    }
  }

  /** Goes out before everything else. */
  enter(op: Enter, timeout: number, outcome: Outcome): void {
    this.write(this.transactions.begin(op, { timeout, survives: false }, outcome), op)
  }

  /** Entered: what has waited goes out, in order. */
  resume(sessId: string): void {
    this.sessId = sessId
    this.entered = true
    for (const [tsxId, op] of this.transactions.unanswered()) this.write(tsxId, op)
  }

  /** Returns the function that calls it off. */
  request(op: ClientOp, options: RequestOptions, outcome: Outcome): () => void {
    const tsxId = this.transactions.begin(op, options, outcome)
    if (this.entered) this.write(tsxId, op)
    return () => this.transactions.forget(tsxId)
  }

  /** Sends an operation that the server does not answer; it is lost when there is no socket. */
  tell(op: ClientOp, tsxId: string): void {
    if (this.entered) this.write(tsxId, op)
  }

  /** Lets the socket go, without telling anybody. What waits goes on waiting. */
  drop(): void {
    this.generation += 1
    this.entered = false
    this.socket?.close()
    this.socket = undefined
    this.transactions.lost()
  }

  /** Nothing is sent or received any more; what waits fails with the error. */
  close(error: EmediaError): void {
    this.drop()
    this.transactions.close(error)
  }

  private lost(): void {
    this.drop()
    this.handlers.lost()
  }

  private write(tsxId: string, op: ClientOp): void {
    const envelope = this.sessId === undefined ? { tsxId } : { tsxId, sessId: this.sessId }
    this.socket?.send(encodeClientMessage(op, envelope))
  }

  private receive(text: string): void {
    const frame = parseServerFrame(text, this.events)
    if (frame.kind === 'answer') this.transactions.answer(frame.answer)
    else if (frame.kind === 'malformed') this.handlers.malformed(frame.problem.message)
    else if (frame.kind === 'event' && frame.sessId === this.sessId) this.handlers.event(frame.event)
    else if (frame.kind === 'event') this.handlers.malformed('sessId: that of this session expected')
  }
}
