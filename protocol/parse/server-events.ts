import { isRole } from '../numbers'
import { Op } from '../ops'
import { RECORDING, isRecordingFault } from '../recording'
import { Social } from '../social'
import { MEDIA_REFUSED, MEMBER_ROLE, type RemoteAnswerEvent, type ServerEvent, VIDEO_HELD } from '../server-events'
import { SPEAKING, type SpeakingStream } from '../speaking'
import { Fields, ID, Malformed, TOKEN, isObject, parseJson } from './fields'
import { parseChatEvent, parseHandEvent, parseModerateEvent, parsePresenceEvent } from './server-social'
import { parseAttributes, parseCodecs, parseMember, parseReason, parseState, parseStream } from './server-shapes'

/** Candidates of the server's side of a peer connection. Most servers put them into the answer instead. */
export interface ServerCandidates {
  readonly op: typeof Op.CANDIDATES
  readonly rtcId: string
  readonly cands: readonly { readonly candidate: string; readonly mid: string }[]
}

/** The conference is over for this member. */
export interface ServerClose {
  readonly op: typeof Op.CLOSE
}

/** What a server tells without being asked. */
export type EventMessage = Exclude<ServerEvent, RemoteAnswerEvent> | ServerCandidates | ServerClose

const ARG_MAX = 65_536
const MOST_STREAMS = 1024

/** `undefined` for an event that this version does not know. Throws {@link Malformed}. */
export function parseEvent(op: number, fields: Fields): EventMessage | undefined {
  return parsers.get(op)?.(fields)
}

const version = (fields: Fields): number => fields.optionalInteger('cver', 0) ?? 0

const parsers: ReadonlyMap<number, (fields: Fields) => EventMessage> = new Map<
  number,
  (fields: Fields) => EventMessage
>([
  [
    Op.MEMBER_JOINED,
    (fields) => ({ op: Op.MEMBER_JOINED, cver: version(fields), mem: parseMember(fields.raw('mem')) })
  ],
  [Op.MEMBER_LEFT, parseMemberLeft],
  [Op.STREAM_ADDED, parseStreamAdded],
  [Op.STREAM_REMOVED, parseStreamRemoved],
  [Op.STREAM_CHANGED, parseStreamChanged],
  [Op.ATTRIBUTES, parseAttributesChanged],
  [Op.ROLE_CHANGED, parseRoleChanged],
  [Op.ADMIN_CHANGED, parseAdminChanged],
  [MEMBER_ROLE, parseMemberRole],
  [RECORDING, parseRecording],
  [MEDIA_REFUSED, parseMediaRefused],
  [VIDEO_HELD, parseVideoHeld],
  [SPEAKING, (fields) => ({ op: SPEAKING, streams: fields.list('streams', MOST_STREAMS).map(parseSpeaking) })],
  [Op.ANSWER, parseAnswer],
  [Op.CANDIDATES, parseCandidates],
  [Op.HANG_UP, parseHangUp],
  [Op.CLOSE, () => ({ op: Op.CLOSE })],
  [Op.REMOTE_REQUEST, (fields) => ({ op: Op.REMOTE_REQUEST, ...parseRemote(fields) })],
  [Op.REMOTE_MESSAGE, (fields) => ({ op: Op.REMOTE_MESSAGE, ...parseRemote(fields) })],
  [Social.CHAT, parseChatEvent],
  [Social.HAND, parseHandEvent],
  [Social.MODERATE, parseModerateEvent],
  [Social.PRESENCE, parsePresenceEvent]
])

function parseMemberLeft(fields: Fields): EventMessage {
  return { op: Op.MEMBER_LEFT, cver: version(fields), memId: fields.text('memId', ID), reason: parseReason(fields) }
}

function parseStreamAdded(fields: Fields): EventMessage {
  const pubS = parseStream(fields.raw('pubS'))
  return { op: Op.STREAM_ADDED, cver: version(fields), memId: pubS.memId, pubS }
}

function parseStreamRemoved(fields: Fields): EventMessage {
  const pubSId = fields.text('pubSId', ID)
  return { op: Op.STREAM_REMOVED, cver: version(fields), memId: fields.optionalText('memId', ID) ?? '', pubSId }
}

function parseStreamChanged(fields: Fields): EventMessage {
  return {
    op: Op.STREAM_CHANGED,
    cver: version(fields),
    memId: fields.optionalText('memId', ID) ?? '',
    streamId: fields.text('streamId', ID),
    voff: fields.flag('voff') ? 1 : 0,
    aoff: fields.flag('aoff') ? 1 : 0,
    sver: fields.optionalInteger('sver') ?? 0
  }
}

function parseAttributesChanged(fields: Fields): EventMessage {
  const cstate = parseState(fields)
  const cattrs = parseAttributes(fields)
  return { op: Op.ATTRIBUTES, cver: version(fields), cattrs, ...(cstate === undefined ? {} : { cstate }) }
}

function parseRoleChanged(fields: Fields): EventMessage {
  const role = fields.one('role', isRole, 'a role')
  return { op: Op.ROLE_CHANGED, cver: version(fields), role, roleToken: fields.optionalText('roleToken', TOKEN) ?? '' }
}

function parseAdminChanged(fields: Fields): EventMessage {
  const role = fields.isUnset('role') ? 7 : fields.one('role', isRole, 'a role')
  return { op: Op.ADMIN_CHANGED, cver: version(fields), memberId: fields.text('memberId', ID), role }
}

function parseMemberRole(fields: Fields): EventMessage {
  const role = fields.one('role', isRole, 'a role')
  return { op: MEMBER_ROLE, cver: version(fields), memId: fields.text('memId', ID), role }
}

function parseRecording(fields: Fields): EventMessage {
  const by = fields.optionalText('by', ID)
  const fault = fields.isUnset('fault') ? undefined : fields.one('fault', isRecordingFault, 'a known fault')
  return {
    op: RECORDING,
    cver: version(fields),
    since: fields.integer('since', 0),
    ...(by === undefined ? {} : { by }),
    ...(fault === undefined ? {} : { fault })
  }
}

function parseMediaRefused(fields: Fields): EventMessage {
  const [streamId, rtcId] = [fields.text('streamId', ID), fields.text('rtcId', ID)]
  return { op: MEDIA_REFUSED, streamId, rtcId, error: fields.integer('error') }
}

function parseVideoHeld(fields: Fields): EventMessage {
  return { op: VIDEO_HELD, streamId: fields.text('streamId', ID), held: fields.flag('held') }
}

function parseSpeaking(value: unknown): SpeakingStream {
  const fields = new Fields(value, 'streams')
  return { streamId: fields.text('streamId', ID), level: fields.integer('level', 0, 127) }
}

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

function parseRemote(fields: Fields): { tsxId: string; memId: string; arg: string } {
  return {
    tsxId: fields.optionalText('tsxId', ID) ?? '',
    memId: fields.text('memId', ID),
    arg: fields.optionalText('arg', { max: ARG_MAX }) ?? ''
  }
}
