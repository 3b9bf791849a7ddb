import { type Role, isRole } from '../numbers'
import type { ConferenceState } from '../shapes'
import { Fields, ID, Malformed, TOKEN } from './fields'
import { type Claim, readClaim, readPassword, readRoomName } from './http-join'

/** What every call of a member's or an admin's carries. The conference and the caller are read from it, never from the body. */
export interface WithRoleToken {
  readonly roleToken: string
}

export interface GrantBody extends WithRoleToken {
  readonly uids: readonly string[]
  readonly role: Role
}

export interface KickBody extends WithRoleToken {
  readonly uids: readonly string[]
  /** Ours: they may not come back. */
  readonly ban: boolean
}

export interface AttributesBody extends WithRoleToken {
  readonly cattrs: readonly { readonly key: string; readonly val: string; readonly op: 'UPDATE' | 'DEL' }[]
  readonly cstate: ConferenceState | undefined
}

/** `POST /easemob/rtc/select/confr`. */
export interface InfoBody {
  readonly claim: Claim
  readonly confrId: string
  readonly password: string
  readonly roleToken: string | undefined
}

/** `POST {useUrl}`: a mini-program asks where to push or to play. */
export type UseBody =
  | { readonly op: 'pubS'; readonly rtcId: string }
  | { readonly op: 'subS'; readonly streamId: string; readonly only?: 'audio' | 'video' }

/** `POST /api/invites`: into a room by its name, or into the room of one's conference. */
export type InviteBody =
  | { readonly by: 'token'; readonly claim: Claim; readonly roomName: string }
  | ({ readonly by: 'roleToken' } & WithRoleToken)

const MEMBERS_MAX = 1000
const CHANGES_MAX = 100
const VALUE_MAX = 4096

export function parseRoleTokenOnly(body: unknown): WithRoleToken {
  return { roleToken: readRoleToken(new Fields(body, '')) }
}

export function parseGrant(body: unknown): GrantBody {
  const fields = new Fields(body, '')
  return {
    roleToken: readRoleToken(fields),
    uids: readNames(fields),
    role: fields.one('role', isRole, 'role 1, 3 or 7')
  }
}

export function parseKick(body: unknown): KickBody {
  const fields = new Fields(body, '')
  return { roleToken: readRoleToken(fields), uids: readNames(fields), ban: fields.flag('ban') }
}

export function parseAttributes(body: unknown): AttributesBody {
  const fields = new Fields(body, '')
  const roleToken = readRoleToken(fields)
  const cattrs = fields.isUnset('cattrs') ? [] : fields.list('cattrs', CHANGES_MAX).map(parseChange)
  const cstate = fields.isUnset('cstate') ? undefined : parseState(fields.inner('cstate'))
  if (cattrs.length === 0 && cstate === undefined) throw new Malformed('cattrs', 'cattrs or cstate')
  return { roleToken, cattrs, cstate }
}

export function parseInfo(body: unknown): InfoBody {
  const fields = new Fields(body, '')
  return {
    claim: readClaim(fields),
    confrId: fields.text('confrId', ID),
    password: readPassword(fields),
    roleToken: fields.optionalText('roleToken', TOKEN)
  }
}

export function parseUse(body: unknown): UseBody {
  const fields = new Fields(body, '')
  if (fields.raw('op') === 'pubS') return { op: 'pubS', rtcId: fields.text('rtcId', ID) }
  if (fields.raw('op') === 'subS') return { op: 'subS', streamId: fields.text('streamId', ID), ...readOnly(fields) }
  throw new Malformed('op', 'pubS or subS')
}

/** Ours: an address for the sound or the pictures alone. */
function readOnly(fields: Fields): { readonly only?: 'audio' | 'video' } {
  return fields.isUnset('only') ? {} : { only: fields.one('only', isKind, 'audio or video') }
}

const isKind = (value: unknown): value is 'audio' | 'video' => value === 'audio' || value === 'video'

export function parseInvite(body: unknown): InviteBody {
  const fields = new Fields(body, '')
  fields.only('roomName', 'uid', 'memName', 'token', 'roleToken')
  if (!fields.isUnset('roleToken')) return { by: 'roleToken', roleToken: readRoleToken(fields) }
  return { by: 'token', claim: readClaim(fields), roomName: readRoomName(fields) }
}

const readRoleToken = (fields: Fields): string => fields.text('roleToken', TOKEN)

function readNames(fields: Fields): readonly string[] {
  return fields.list('uids', MEMBERS_MAX).map((name) => {
    if (typeof name === 'string' && name.length >= 1 && name.length <= 512) return name
    throw new Malformed('uids', 'a list of names')
  })
}

function parseChange(value: unknown): AttributesBody['cattrs'][number] {
  const fields = new Fields(value, 'cattrs')
  const op = fields.isUnset('op') ? 'UPDATE' : fields.one('op', isChange, 'UPDATE or DEL')
  const key = fields.text('key', ID)
  // On the wire attributes are the keys of an object; this one would be its prototype.
  if (key === '__proto__') throw new Malformed('cattrs.key', 'another key')
  return { key, val: op === 'DEL' ? '' : fields.text('val', { max: VALUE_MAX }), op }
}

const isChange = (value: unknown): value is 'UPDATE' | 'DEL' => value === 'UPDATE' || value === 'DEL'

function parseState(fields: Fields): ConferenceState {
  return {
    ...(fields.has('muteAll') ? { muteAll: fields.flag('muteAll') } : {}),
    ...(fields.has('locked') ? { locked: fields.flag('locked') } : {})
  }
}
