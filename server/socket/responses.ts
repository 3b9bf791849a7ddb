import { type ErrorName, errors } from '../../protocol/errors'
import { Op } from '../../protocol/ops'
import { Malformed } from '../../protocol/parse/fields'
import { Refusal } from '../../protocol/refusal'
import type { ResponseBody, ServerResponse } from '../../protocol/server-events'

/** Whose message is answered. Both are empty when they are not known. */
export interface Addressee {
  readonly tsxId: string
  readonly sessId: string
}

export const success = ({ tsxId, sessId }: Addressee, body: ResponseBody): ServerResponse => ({
  ...body,
  op: Op.RESPONSE,
  tsxId,
  sessId,
  result: 0
})

/** Nothing but code and sentence: some fields of a success, seen in a refusal, make a client believe that it is in. */
export function refusal({ tsxId, sessId }: Addressee, reason: ErrorName, detail = ''): ServerResponse {
  const { code, en } = errors[reason]
  return {
    op: Op.RESPONSE,
    tsxId,
    sessId,
    result: code,
    msg: detail === '' || detail === reason ? en : `${en} (${detail})`
  }
}

/** The cause of anything that was thrown while a message was dealt with. */
export function causeOf(error: unknown): { readonly reason: ErrorName; readonly detail: string } {
  if (error instanceof Refusal) return { reason: error.reason, detail: error.message }
  if (!(error instanceof Malformed)) return { reason: 'internal', detail: '' }
  // A ticket that is none is a bad ticket, not a bad message: clients act on the difference.
  return { reason: /^tkt\b/.test(error.field) ? 'ticket-invalid' : 'bad-request', detail: error.message }
}
