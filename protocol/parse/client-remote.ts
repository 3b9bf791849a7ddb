import type { RemoteAnswer } from '../client-ops'
import { Op } from '../ops'
import { type Fields, ID } from './fields'

/** `arg` is text between the members; the server passes it on as it is. In UTF-16 units. */
const ARG_MAX = 16_384

/** What a request and a message to another member have in common. */
export function parseRemoteMessage(fields: Fields): { memId: string; arg: string } {
  return { memId: fields.text('memId', ID), arg: fields.text('arg', { max: ARG_MAX }) }
}

export function parseRemoteAnswer(fields: Fields): RemoteAnswer {
  const arg = fields.optionalText('arg', { max: ARG_MAX })
  return {
    op: Op.RESPONSE,
    memId: fields.text('memId', ID),
    ...(arg === undefined ? {} : { arg }),
    result: fields.optionalInteger('result') ?? 0
  }
}
