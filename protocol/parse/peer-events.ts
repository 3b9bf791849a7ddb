import { Op } from '../ops'
import { Fields, ID, Malformed, TOKEN, isObject, parseJson } from './fields'
import type { EventMessage, EventParser, EventParsers } from './server-events'
import { parseCodecs } from './server-shapes'

/** Candidates of the server's side of a peer connection. Most servers put them into the answer instead. */
export interface ServerCandidates {
  readonly op: typeof Op.CANDIDATES
  readonly rtcId: string
  readonly cands: readonly { readonly candidate: string; readonly mid: string }[]
}

/** What concerns peer connections; of no use where there is no WebRTC. */
export const peerEvents: EventParsers = new Map<number, EventParser>([
  [Op.ANSWER, parseAnswer],
  [Op.CANDIDATES, parseCandidates],
  [Op.HANG_UP, parseHangUp]
])

/** `sdp` comes as an object or as JSON text of one, its type in any case. */
function parseAnswer(fields: Fields): EventMessage {
  const value = fields.raw('sdp')
  const description = new Fields(typeof value === 'string' ? parseJson(value, 'sdp') : value, 'sdp')
  const sdp = description.text('sdp', { min: 1, max: 262_144 })
  return { op: Op.ANSWER, rtcId: fields.text('rtcId', ID), sdp: { type: 'answer', sdp } }
}

function parseCandidates(fields: Fields): EventMessage {
  const value = fields.raw('cands')
  const holder = new Fields({ cands: typeof value === 'string' ? parseJson(value, 'cands') : value }, '')
  return { op: Op.CANDIDATES, rtcId: fields.text('rtcId', ID), cands: holder.list('cands', 256).map(parseCandidate) }
}

function parseCandidate(value: unknown): { candidate: string; mid: string } {
  const candidate = typeof value === 'string' ? parseJson(value, 'cands') : value
  if (!isObject(candidate) || typeof candidate.candidate !== 'string') throw new Malformed('cands', 'candidates')
  const mid = candidate.mid ?? candidate.sdpMid
  return { candidate: candidate.candidate, mid: typeof mid === 'string' || typeof mid === 'number' ? String(mid) : '' }
}

function parseHangUp(fields: Fields): EventMessage {
  const endReason = fields.optionalInteger('endReason')
  const msg = fields.optionalText('msg', TOKEN)
  return {
    op: Op.HANG_UP,
    rtcId: fields.text('rtcId', ID),
    ...(endReason === undefined ? {} : { endReason }),
    ...(fields.isUnset('useVCodes')
      ? {}
      : { useVCodes: parseCodecs(new Fields({ vcodes: fields.raw('useVCodes') }, '')) }),
    ...(msg === undefined ? {} : { msg })
  }
}
