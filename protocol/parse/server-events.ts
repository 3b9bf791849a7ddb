import { isRole } from '../numbers'
import { Op } from '../ops'
import { MEDIA_REFUSED, MEMBER_ROLE, type RemoteAnswerEvent, type ServerEvent, VIDEO_HELD } from '../server-events'
import { SPEAKING, type SpeakingStream } from '../speaking'
import { Fields, ID, TOKEN } from './fields'
import type { ServerCandidates } from './peer-events'
import { parseAttributes, parseMember, parseReason, parseState, parseStream } from './server-shapes'

/** The conference is over for this member. */
export interface ServerClose {
  readonly op: typeof Op.CLOSE
}

/** What a server tells without being asked. */
export type EventMessage = Exclude<ServerEvent, RemoteAnswerEvent> | ServerCandidates | ServerClose

const ARG_MAX = 65_536
const MOST_STREAMS = 1024

/** How each event is read, by its number. Every reader throws {@link Malformed}. */
export type EventParsers = ReadonlyMap<number, EventParser>
export type EventParser = (fields: Fields) => EventMessage

/** The version of the conference after an event; 0 says nothing. */
export const versionIn = (fields: Fields): number => fields.optionalInteger('cver', 0) ?? 0

/** What concerns every client, whatever it can do. */
export const commonEvents: EventParsers = new Map<number, EventParser>([
  [
    Op.MEMBER_JOINED,
    (fields) => ({ op: Op.MEMBER_JOINED, cver: versionIn(fields), mem: parseMember(fields.raw('mem')) })
  ],
  [Op.MEMBER_LEFT, parseMemberLeft],
  [Op.STREAM_ADDED, parseStreamAdded],
  [Op.STREAM_REMOVED, parseStreamRemoved],
  [Op.STREAM_CHANGED, parseStreamChanged],
  [Op.ATTRIBUTES, parseAttributesChanged],
  [Op.ROLE_CHANGED, parseRoleChanged],
  [Op.ADMIN_CHANGED, parseAdminChanged],
  [MEMBER_ROLE, parseMemberRole],
  [MEDIA_REFUSED, parseMediaRefused],
  [VIDEO_HELD, parseVideoHeld],
  [SPEAKING, (fields) => ({ op: SPEAKING, streams: fields.list('streams', MOST_STREAMS).map(parseSpeaking) })],
  [Op.CLOSE, () => ({ op: Op.CLOSE })],
  [Op.REMOTE_REQUEST, (fields) => ({ op: Op.REMOTE_REQUEST, ...parseRemote(fields) })],
  [Op.REMOTE_MESSAGE, (fields) => ({ op: Op.REMOTE_MESSAGE, ...parseRemote(fields) })]
])

function parseMemberLeft(fields: Fields): EventMessage {
  return { op: Op.MEMBER_LEFT, cver: versionIn(fields), memId: fields.text('memId', ID), reason: parseReason(fields) }
}

function parseStreamAdded(fields: Fields): EventMessage {
  const pubS = parseStream(fields.raw('pubS'))
  return { op: Op.STREAM_ADDED, cver: versionIn(fields), memId: pubS.memId, pubS }
}

function parseStreamRemoved(fields: Fields): EventMessage {
  const pubSId = fields.text('pubSId', ID)
  return { op: Op.STREAM_REMOVED, cver: versionIn(fields), memId: fields.optionalText('memId', ID) ?? '', pubSId }
}

function parseStreamChanged(fields: Fields): EventMessage {
  return {
    op: Op.STREAM_CHANGED,
    cver: versionIn(fields),
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
  return { op: Op.ATTRIBUTES, cver: versionIn(fields), cattrs, ...(cstate === undefined ? {} : { cstate }) }
}

function parseRoleChanged(fields: Fields): EventMessage {
  const role = fields.one('role', isRole, 'a role')
  return {
    op: Op.ROLE_CHANGED,
    cver: versionIn(fields),
    role,
    roleToken: fields.optionalText('roleToken', TOKEN) ?? ''
  }
}

function parseAdminChanged(fields: Fields): EventMessage {
  const role = fields.isUnset('role') ? 7 : fields.one('role', isRole, 'a role')
  return { op: Op.ADMIN_CHANGED, cver: versionIn(fields), memberId: fields.text('memberId', ID), role }
}

function parseMemberRole(fields: Fields): EventMessage {
  const role = fields.one('role', isRole, 'a role')
  return { op: MEMBER_ROLE, cver: versionIn(fields), memId: fields.text('memId', ID), role }
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

function parseRemote(fields: Fields): { tsxId: string; memId: string; arg: string } {
  return {
    tsxId: fields.optionalText('tsxId', ID) ?? '',
    memId: fields.text('memId', ID),
    arg: fields.optionalText('arg', { max: ARG_MAX }) ?? ''
  }
}
