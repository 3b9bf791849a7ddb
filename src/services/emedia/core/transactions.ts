import type { ClientOp } from '../../../../protocol/client-ops'
import type { AnswerMessage } from '../../../../protocol/parse/server'
import type { Clock } from './environment'
import { EmediaError } from './error'

/** How an operation is to be treated. */
export interface RequestOptions {
  /** Milliseconds until it fails with `timeout`, counted from the call. */
  readonly timeout?: number
  /** Whether it makes sense on another socket; if not, it fails with `network` when the socket is lost. */
  readonly survives?: boolean
  /** Calls it off. */
  readonly signal?: AbortSignal | undefined
}

/** Called at most one of the two, once, in the same turn in which the answer came. */
export interface Outcome {
  answered(answer: AnswerMessage): void
  failed(error: EmediaError): void
}

interface Transaction {
  readonly op: ClientOp
  readonly survives: boolean
  readonly outcome: Outcome
  readonly cancelTimer: () => void
}

const TIMEOUT = 15_000

/** Operations that wait for their answer, in the order in which they were begun. */
export class Transactions {
  private readonly open = new Map<string, Transaction>()
  private count = 0

  constructor(private readonly clock: Clock) {}

  /** Returns the id to send the operation with. */
  begin(op: ClientOp, { timeout = TIMEOUT, survives = true }: RequestOptions, outcome: Outcome): string {
    this.count += 1
    const tsxId = `MSG${this.clock.now()}-${this.count}`
    const cancelTimer = this.clock.after(timeout, () => this.fail(tsxId, EmediaError.of('timeout')))
    this.open.set(tsxId, { op, survives, outcome, cancelTimer })
    return tsxId
  }

  /** Answers that nobody waits for any more are nobody's concern. */
  answer(answer: AnswerMessage): void {
    const transaction = this.take(answer.tsxId)
    if (transaction === undefined) return
    if (answer.result === 0) transaction.outcome.answered(answer)
    else transaction.outcome.failed(new EmediaError(answer.result, answer.msg === '' ? undefined : answer.msg))
  }

  /** Nobody waits for it any more; it is not sent again. */
  forget(tsxId: string): void {
    this.take(tsxId)
  }

  /** What is to be sent again on a new socket, with the same ids: the server recognises repetitions by them. */
  unanswered(): readonly (readonly [tsxId: string, op: ClientOp])[] {
    return [...this.open].map(([tsxId, { op }]) => [tsxId, op] as const)
  }

  /** The socket is gone: fails what belonged to it. */
  lost(): void {
    for (const [tsxId, { survives }] of [...this.open]) if (!survives) this.fail(tsxId, EmediaError.of('network'))
  }

  close(error: EmediaError): void {
    for (const tsxId of [...this.open.keys()]) this.fail(tsxId, error)
  }

  private fail(tsxId: string, error: EmediaError): void {
    this.take(tsxId)?.outcome.failed(error)
  }

  private take(tsxId: string): Transaction | undefined {
    const transaction = this.open.get(tsxId)
    this.open.delete(tsxId)
    transaction?.cancelTimer()
    return transaction
  }
}
