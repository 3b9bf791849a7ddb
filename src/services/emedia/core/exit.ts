import { type ErrorName, errorCodes, errorName } from '../../../../protocol/error-codes'
import { ExitReason } from '../../../../protocol/numbers'

/** Why a seat is lost. `code` is the refusal behind it, if there was one. */
export interface Exit {
  readonly reason: ExitReason
  readonly code: number | undefined
}

const failing: readonly ErrorName[] = [
  'ticket-invalid',
  'ticket-expired',
  'session-gone',
  'no-such-conference',
  'server-limit'
]

/** After these it is worth trying again with the same ticket. */
const passing: readonly ErrorName[] = ['network', 'timeout', 'internal', 'too-many', 'media-unavailable', 'bad-answer']

/** What a refused enter means: out with that reason, or, on the way back in, `undefined` to try again. */
export function exitOnEnter(code: number): Exit | undefined {
  const name = errorName(code)
  if (name === undefined) return { reason: ExitReason.REFUSED, code }
  if (passing.includes(name)) return undefined
  if (failing.includes(name)) return { reason: ExitReason.FAILED, code }
  return { reason: name === 'ended' ? ExitReason.CLOSED : ExitReason.REFUSED, code }
}

/** What a refusal of any other operation means for the seat: mostly nothing. */
export function exitOnOperation(code: number): Exit | undefined {
  const name = errorName(code)
  if (name === 'ended' || name === 'closed') return { reason: ExitReason.CLOSED, code }
  return name !== undefined && failing.includes(name) ? { reason: ExitReason.FAILED, code } : undefined
}

/** Out because the server could not be reached. */
export const unreachable: Exit = { reason: ExitReason.FAILED, code: errorCodes.network }
