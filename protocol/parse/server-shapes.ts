import { ConfrType, ExitReason, Role, VideoCodec, isRole, isStreamType } from '../numbers'
import type { ConferenceState, Terminal, TerminalType, WireAttribute, WireMember, WireStream } from '../shapes'
import { Fields, ID, TOKEN, isObject } from './fields'
import { isPresence } from './server-social'

const NAME = { min: 1, max: 512 }
const EXTENSION_MAX = 65_536
const codecs = Object.values(VideoCodec)

/** A member as the server lists it. What a server leaves out gets its usual value. */
export function parseMember(value: unknown): WireMember {
  const fields = new Fields(value, 'mem')
  const name = fields.text('name', NAME)
  const res = parseTerminal(fields.raw('res'))
  const hand = fields.optionalInteger('hand', 0) ?? 0
  const presence = fields.raw('presence')
  return {
    id: fields.text('id', ID),
    name,
    memName: fields.optionalText('memName', NAME) ?? name,
    globalName: fields.optionalText('globalName', NAME) ?? name,
    nickName: fields.optionalText('nickName', { max: 512 }) ?? '',
    role: fields.isUnset('role') ? Role.AUDIENCE : fields.one('role', isRole, 'a role'),
    ext: fields.extension('ext', EXTENSION_MAX),
    res,
    vcodes: fields.isUnset('vcodes') ? res.vcodes : parseCodecs(fields),
    ...(hand === 0 ? {} : { hand }),
    ...(isPresence(presence) && presence !== 'here' ? { presence } : {})
  }
}

const terminalTypes: readonly TerminalType[] = ['MINI_PROGRAM', 'UNIAPP', 'WEB']

function parseTerminal(value: unknown): Terminal {
  const fields = new Fields(isObject(value) ? value : {}, 'res')
  const ops = fields.isUnset('ops') ? [] : fields.list('ops', 64)
  return {
    type: terminalTypes.find((known) => known === fields.raw('type')) ?? 'WEB',
    ops: ops.filter((op): op is number => typeof op === 'number'),
    vcodes: fields.isUnset('vcodes') ? codecs : parseCodecs(fields)
  }
}

/** The codecs of the list that are known; others do not concern us. */
export function parseCodecs(fields: Fields): readonly VideoCodec[] {
  const named = fields.list('vcodes', 32)
  return codecs.filter((codec) => named.includes(codec)).sort((a, b) => named.indexOf(a) - named.indexOf(b))
}

export function parseStream(value: unknown): WireStream {
  const fields = new Fields(value, 'pubS')
  const name = fields.optionalText('name', NAME)
  return {
    id: fields.text('id', ID),
    memId: fields.text('memId', ID),
    memName: fields.optionalText('memName', NAME) ?? '',
    type: fields.isUnset('type') ? 0 : fields.one('type', isStreamType, 'a stream type'),
    voff: fields.flag('voff') ? 1 : 0,
    aoff: fields.flag('aoff') ? 1 : 0,
    csrc: fields.optionalInteger('csrc') ?? 0,
    sver: fields.optionalInteger('sver') ?? 0,
    vcodes: fields.isUnset('vcodes') ? codecs : parseCodecs(fields),
    ...(fields.isUnset('ext') ? {} : { ext: fields.extension('ext', EXTENSION_MAX) }),
    ...(name === undefined ? {} : { name })
  }
}

const ENTRIES_MAX = 10_000

/** A list of things, or an object whose values they are. Absent is `undefined`: nothing is said about them. */
export function parseEntries<T>(fields: Fields, key: string, parse: (value: unknown) => T): readonly T[] | undefined {
  if (fields.isUnset(key)) return undefined
  const value = fields.raw(key)
  const entries = isObject(value) ? Object.values(value) : fields.list(key, ENTRIES_MAX)
  return entries.map(parse)
}

/** Attributes as a list of changes, or as an object of all that there is. */
export function parseAttributes(fields: Fields): readonly WireAttribute[] {
  if (fields.isUnset('cattrs')) return []
  const value = fields.raw('cattrs')
  if (!isObject(value)) return fields.list('cattrs', ENTRIES_MAX).map(parseAttribute)
  return Object.entries(value).map(([key, val]) => parseAttribute({ key, val, op: '' }))
}

function parseAttribute(value: unknown): WireAttribute {
  const fields = new Fields(value, 'cattrs')
  const op = fields.isUnset('op') ? '' : fields.one('op', isChange, 'ADD, UPDATE or DEL')
  return { key: fields.text('key', TOKEN), val: fields.optionalText('val', { max: 65_536 }) ?? '', op }
}

const isChange = (value: unknown): value is WireAttribute['op'] =>
  value === 'ADD' || value === 'UPDATE' || value === 'DEL'

export function parseState(fields: Fields): ConferenceState | undefined {
  if (fields.isUnset('cstate')) return undefined
  const state = fields.inner('cstate')
  return {
    ...(state.isUnset('muteAll') ? {} : { muteAll: state.flag('muteAll') }),
    ...(state.isUnset('locked') ? {} : { locked: state.flag('locked') })
  }
}

/** A reason that this version does not know counts as a failure: the member is out all the same. */
export function parseReason(fields: Fields): ExitReason {
  const reason = fields.optionalInteger('reason') ?? ExitReason.NORMAL
  return Object.values(ExitReason).find((known) => known === reason) ?? ExitReason.FAILED
}

/** A type outside of the known three is treated as the usual one. */
export const parseType = (value: unknown): ConfrType =>
  Object.values(ConfrType).find((known) => known === value) ?? ConfrType.COMMUNICATION
