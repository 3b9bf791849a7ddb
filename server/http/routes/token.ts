import type { FastifyInstance } from 'fastify'
import { type Login, parseLogin } from '../../../protocol/parse/http-login'
import { Refusal } from '../../../protocol/refusal'
import { identify, appKeyOfPath, reachedBy } from '../callers'
import { refuseLikeIm } from '../im-refusals'
import type { Person } from '../logins/person'
import type { HttpParts } from '../parts'
import { revokeAll } from '../revoke-all'
import { readClaim } from '../../../protocol/parse/http-join'
import { Fields } from '../../../protocol/parse/fields'

/** Login with a password as the vendor's IM REST has it, ours for everybody else, and signing out. */
export function tokenRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.post('/:org/:app/token', { errorHandler: refuseLikeIm }, async (request) => {
    const appKey = appKeyOfPath(request, parts)
    const login = parseLogin(request.body)
    const { uuid, username, nickname } = await admitted(login, appKey, reachedBy(request, parts).ip, parts)
    return {
      error: 0,
      access_token: parts.accessTokens.issue(appKey, username),
      expires_in: Math.floor(parts.accessTokens.lifetimeMs / 1000),
      application: appKey,
      user: { uuid, type: 'user', username, nickname, activated: true }
    }
  })
  // Everything that this person was ever given, on all devices: tokens, role tokens, tickets, seats.
  app.post('/:org/:app/token/revoke', async (request) => {
    appKeyOfPath(request, parts)
    const who = identify(readClaim(new Fields(request.body, '')), parts)
    await revokeAll(who.name, parts)
    return { error: 0 }
  })
}

function admitted(login: Login, appKey: string, ip: string, { limits, logins }: HttpParts): Promise<Person> {
  const check = () => logins.check(appKey, login)
  if (login.grant === 'password') {
    return limits.failedLogins.guard(`${ip} ${appKey} ${login.username}`, isRefused, check)
  }
  limits.guestLogins.take(ip)
  if (login.grant === 'guest') return check()
  return limits.failedLogins.guard(`${ip} ${login.grant}`, isRefused, check)
}

const isRefused = (error: unknown): boolean =>
  error instanceof Refusal && (error.reason === 'wrong-credentials' || error.reason === 'login-refused')
