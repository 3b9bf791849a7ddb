import { type ErrorName, errorCodes, errorName } from '../../../../protocol/error-codes'
import type { ExitReason } from '../../../../protocol/numbers'

/** The only error that calls of the SDK reject with. */
export class EmediaError extends Error {
  /** The number on the wire; see the error table. */
  readonly code: number
  /** The stable name of the cause; undefined for a code that this SDK does not know. */
  readonly reason: ErrorName | undefined
  /** Set when the server refused to let one in with a ticket: the reason that `onConferenceExit` tells. */
  readonly exit: ExitReason | undefined

  constructor(code: number, message?: string, options?: { cause?: unknown; exit?: ExitReason }) {
    const reason = errorName(code)
    super(message ?? `${reason ?? 'refused'} (${code})`)
    this.name = 'EmediaError'
    this.code = code
    this.reason = reason
    this.exit = options?.exit
    if (options !== undefined && 'cause' in options) this.cause = options.cause
  }

  /** The error of a cause in the table. */
  static of(reason: ErrorName, cause?: unknown): EmediaError {
    return new EmediaError(errorCodes[reason], undefined, { cause })
  }
}
