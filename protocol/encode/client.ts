import type { ClientOp, Envelope } from '../client-ops'
import { Op } from '../ops'

/** A message of a client as text, in the form that every server of this protocol reads: nested parts are JSON text. */
export function encodeClientMessage(op: ClientOp, envelope: Envelope): string {
  return JSON.stringify({ ...envelope, ...encodeOp(op) })
}

function encodeOp(op: ClientOp): object {
  switch (op.op) {
    case Op.ENTER:
      return { ...op, ext: JSON.stringify(op.ext) }
    case Op.OFFER:
      return { ...op, sdp: JSON.stringify({ type: 'OFFER', sdp: op.sdp }) }
    case Op.CANDIDATES:
      return { ...op, cands: op.cands.map((candidate) => JSON.stringify({ type: 'candidate', ...candidate })) }
    default:
      return op
  }
}
