import type { FastifyRequest } from 'fastify'
import { appKeyOf } from '../../protocol/names'
import { Role } from '../../protocol/numbers'
import type { Claim } from '../../protocol/parse/http-join'
import { Refusal } from '../../protocol/refusal'
import type { Conference, Identity } from '../conference/contract'
import { type Caller, callerOf } from '../security/caller'
import type { HttpParts } from './parts'
import { unlessRefused } from './unless-refused'

/** Address of the client, and the name by which it reached us. */
export const reachedBy = (request: FastifyRequest, { config }: HttpParts): Caller => callerOf(request.raw, config)

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1); an operator's may hold spaces. Throws `bad-token` if none. */
export function bearerOf({ headers }: FastifyRequest): string {
  const token = /^Bearer +(\S.*)$/i.exec(headers.authorization ?? '')?.[1]
  if (token === undefined) throw new Refusal('bad-token', 'Authorization: Bearer … is missing')
  return token
}

/** The app that the path names; throws `not-found` for one that the operator does not serve. */
export function appKeyOfPath(request: FastifyRequest, { config }: HttpParts): string {
  const { org, app } = request.params as { org: string; app: string }
  const appKey = appKeyOf(org, app)
  const isName = (text: string): boolean => /^[^#_@/\s]{1,64}$/.test(text)
  if (!isName(org) || !isName(app)) throw new Refusal('not-found', 'no such app')
  if (config.appKeys !== undefined && !config.appKeys.includes(appKey)) throw new Refusal('not-found', 'no such app')
  return appKey
}

/** Who calls, if the token is good, says the claimed name and belongs to an app that is served. */
export function identify(claim: Claim, { accessTokens, config }: HttpParts): Identity {
  const who = accessTokens.read(claim.token, claim.name)
  if (config.appKeys !== undefined && !config.appKeys.includes(who.appKey)) throw new Refusal('bad-token')
  return who
}

/** The conference and the member that a role token stands for. What the member may do is for the conference to say. */
export function memberOf(roleToken: string, parts: HttpParts): { conference: Conference; name: string } {
  const { conferenceId, name } = parts.roleTokens.read(roleToken)
  return { conference: parts.conferences.recall(conferenceId), name }
}

/** Does the token prove that this person is an admin of the conference now? Then no password is needed. */
export function isAdmin(
  who: Identity,
  conference: Conference,
  roleToken: string | undefined,
  parts: HttpParts
): boolean {
  if (roleToken === undefined) return false
  // Clients send along whatever token they last had; an old one is no reason to refuse a good password.
  const member = unlessRefused(() => parts.roleTokens.read(roleToken))
  const isMeant = member?.conferenceId === conference.id && member.name === who.name
  return isMeant && conference.roleOf(who.name) === Role.ADMIN
}
