import type { FastifyRequest } from 'fastify'
import { Role } from '../../protocol/numbers'
import { Refusal } from '../../protocol/refusal'
import type { Manifest } from '../recording/manifest'
import { identify } from './callers'
import { isOperatorToken } from './operator-token'
import type { HttpParts } from './parts'

/** Which recordings the caller may see, download and delete. */
export type MayRead = (manifest: Manifest) => boolean

/**
 * By `Authorization: Bearer …`: the operator's token is for everything, a member's role token for the recordings of that
 * room which its owner leads or led, an access token for everything that its owner leads or led. Throws `bad-token`.
 */
export function readerOf(request: FastifyRequest, parts: HttpParts): MayRead {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw new Refusal('bad-token', 'Authorization: Bearer … is missing')
  if (isOperatorToken(token, parts.config.operatorToken)) return () => true
  return readerByRole(token, parts) ?? readerByLogin(token, parts)
}

function readerByRole(token: string, parts: HttpParts): MayRead | undefined {
  const member = roleTokenOf(token, parts)
  if (member === undefined) return undefined
  const live = liveConference(member.conferenceId, parts)
  const isSameRoom = ({ appKey, roomName, conferenceId }: Manifest): boolean =>
    conferenceId === member.conferenceId ||
    (live !== undefined && live.roomName !== '' && live.roomName === roomName && member.name.startsWith(`${appKey}_`))
  return (manifest) => isSameRoom(manifest) && leads(member.name, manifest, parts)
}

function readerByLogin(token: string, parts: HttpParts): MayRead {
  const { name } = identify({ token, name: undefined }, parts)
  return (manifest) => leads(name, manifest, parts)
}

/** Admin of the conference when it was recorded, or now. */
const leads = (name: string, { admins, conferenceId }: Manifest, parts: HttpParts): boolean =>
  admins.includes(name) || liveConference(conferenceId, parts)?.roleOf(name) === Role.ADMIN

function roleTokenOf(
  token: string,
  { roleTokens }: HttpParts
): ReturnType<HttpParts['roleTokens']['read']> | undefined {
  try {
    return roleTokens.read(token)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function liveConference(
  id: string,
  { conferences }: HttpParts
): ReturnType<HttpParts['conferences']['get']> | undefined {
  try {
    return conferences.get(id)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
