import type { FastifyRequest } from 'fastify'
import { Role } from '../../protocol/numbers'
import type { Conference } from '../conference/contract'
import type { Manifest } from '../recording/manifest'
import { bearerOf, identify } from './callers'
import { isOperatorToken } from './operator-token'
import type { HttpParts } from './parts'
import { unlessRefused } from './unless-refused'

/** Who calls, and which recordings this caller may see, download and delete. */
export interface Reader {
  /** Full name; undefined for the operator. */
  readonly name: string | undefined
  readonly mayRead: (manifest: Manifest) => boolean
}

/**
 * By `Authorization: Bearer …`: the operator's token is for everything, a member's role token for the recordings of that
 * room which its owner leads or led, an access token for everything that its owner leads or led. Throws `bad-token`.
 */
export function readerOf(request: FastifyRequest, parts: HttpParts): Reader {
  const token = bearerOf(request)
  if (isOperatorToken(token, parts.config.operatorToken)) return { name: undefined, mayRead: () => true }
  return readerByRole(token, parts) ?? readerByLogin(token, parts)
}

function readerByRole(token: string, parts: HttpParts): Reader | undefined {
  const member = unlessRefused(() => parts.roleTokens.read(token))
  if (member === undefined) return undefined
  const live = liveConference(member.conferenceId, parts)
  const isSameRoom = ({ appKey, roomName, conferenceId }: Manifest): boolean =>
    conferenceId === member.conferenceId ||
    (live !== undefined && live.roomName !== '' && live.roomName === roomName && member.name.startsWith(`${appKey}_`))
  const { name } = member
  return { name, mayRead: (manifest) => isSameRoom(manifest) && leads(name, manifest, parts) }
}

function readerByLogin(token: string, parts: HttpParts): Reader {
  const { name } = identify({ token, name: undefined }, parts)
  return { name, mayRead: (manifest) => leads(name, manifest, parts) }
}

/** Judges an address that was given to somebody earlier, by what this person, or the operator, may read now. */
export const mayStillRead = (name: string | undefined, manifest: Manifest, parts: HttpParts): boolean =>
  name === undefined || leads(name, manifest, parts)

/** Admin of the conference when it was recorded, or now. */
const leads = (name: string, { admins, conferenceId }: Manifest, parts: HttpParts): boolean =>
  admins.includes(name) || liveConference(conferenceId, parts)?.roleOf(name) === Role.ADMIN

const liveConference = (id: string, { conferences }: HttpParts): Conference | undefined =>
  unlessRefused(() => conferences.get(id))
