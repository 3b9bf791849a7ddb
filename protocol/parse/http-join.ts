import { ConfrType, ROLE_UNSPECIFIED, type RequestedRole, isConfrType, isRole } from '../numbers'
import type { Limits } from '../shapes'
import { Fields, ID, type JsonObject, Malformed, TOKEN } from './fields'

/** Who calls, as the body claims it. The claim stands only if the token is good and says the same name. */
export interface Claim {
  /** Any form of the name; the token's own when the caller leaves it out. */
  readonly name: string | undefined
  readonly token: string
}

/** What a conference that is created is to be like. */
export interface Wishes {
  readonly type: ConfrType
  readonly password: string
  readonly rec: boolean
  readonly recMerge: boolean
  readonly limits: Partial<Limits>
  readonly ext: JsonObject
}

/** `POST /{org}/{app}/conferences/room`. */
export interface RoomBody extends Wishes {
  readonly claim: Claim
  readonly roomName: string
  /** The role that a ticket is wanted for in the same call (`withTicket`, ours); undefined when none is. */
  readonly ticketRole: RequestedRole | undefined
}

/** `POST /easemob/rtc/req/ticket`: one path for making a conference and for asking into one. */
export type TicketBody =
  | ({ readonly kind: 'create'; readonly claim: Claim } & Wishes)
  | {
      readonly kind: 'join'
      readonly claim: Claim
      readonly confrId: string
      readonly password: string
      readonly role: RequestedRole
      readonly roleToken: string | undefined
    }

const NAME = { min: 1, max: 512 }
const PASSWORD = { max: 128 }
const ROOM_NAME_MAX = 64
const EXTENSION_MAX = 4096

export function parseRoom(body: unknown): RoomBody {
  const fields = new Fields(body, '')
  const ticketRole = fields.flag('withTicket') ? readRole(fields) : undefined
  return { claim: readClaim(fields), roomName: readRoomName(fields), ticketRole, ...readWishes(fields) }
}

/**
 * A conference is created only when `confrId` is absent and the key `confrType` exists. A body with neither is what the
 * vendor's mini-program sends after a refused room; it must not make a conference.
 */
export function parseTicketRequest(body: unknown): TicketBody {
  const fields = new Fields(body, '')
  const claim = readClaim(fields)
  if (fields.isUnset('confrId') && fields.has('confrType')) return { kind: 'create', claim, ...readWishes(fields) }
  return {
    kind: 'join',
    claim,
    confrId: fields.text('confrId', ID),
    password: fields.optionalText('password', PASSWORD) ?? '',
    role: readRole(fields),
    roleToken: fields.optionalText('roleToken', TOKEN)
  }
}

/** The name stands in `uid` or `memName`, depending on the call. */
export function readClaim(fields: Fields): Claim {
  const name = fields.optionalText('uid', NAME) ?? fields.optionalText('memName', NAME)
  return { name, token: fields.text('token', TOKEN) }
}

/** Room names are compared as people see them: composed, without blanks around, and without control characters. */
export function readRoomName(fields: Fields): string {
  const name = fields
    .text('roomName', { min: 1, max: 4 * ROOM_NAME_MAX })
    .normalize('NFC')
    .trim()
  if (name.length >= 1 && name.length <= ROOM_NAME_MAX && !/\p{Cc}/u.test(name)) return name
  throw new Malformed('roomName', `a name of 1 to ${ROOM_NAME_MAX} characters`)
}

export function readPassword(fields: Fields): string {
  return fields.optionalText('password', PASSWORD) ?? ''
}

function readWishes(fields: Fields): Wishes {
  return {
    type: fields.isUnset('confrType')
      ? ConfrType.COMMUNICATION
      : fields.one('confrType', isConfrType, 'a conference type'),
    password: readPassword(fields),
    rec: fields.flag('rec'),
    recMerge: fields.flag('recMerge'),
    limits: readLimits(fields),
    ext: fields.extension('ext', EXTENSION_MAX)
  }
}

const limitNames = ['maxTalkerCount', 'maxVideoCount', 'maxAudienceCount', 'maxPubDesktopCount'] as const

function readLimits(fields: Fields): Partial<Limits> {
  const limits: Partial<Record<keyof Limits, number>> = {}
  for (const name of limitNames) {
    const value = fields.optionalInteger(name, -1, 100_000)
    // A negative limit says that there is no wish.
    if (value !== undefined && value >= 0) limits[name] = value
  }
  return limits
}

function readRole(fields: Fields): RequestedRole {
  if (fields.isUnset('role') || fields.raw('role') === ROLE_UNSPECIFIED) return ROLE_UNSPECIFIED
  return fields.one('role', isRole, 'role 1, 3, 7 or 9')
}
