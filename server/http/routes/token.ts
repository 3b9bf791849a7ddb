import type { FastifyInstance } from 'fastify'
import { type Login, parseLogin } from '../../../protocol/parse/http-login'
import { Refusal } from '../../../protocol/refusal'
import { hashPassword, isPassword } from '../../security/passwords'
import { appKeyOfPath, reachedBy } from '../callers'
import { refuseLikeIm } from '../im-refusals'
import type { HttpParts } from '../parts'
import { type Person, newGuest } from './guests'

/** Login with a password as the vendor's IM REST has it, and ours for guests. */
export function tokenRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.post('/:org/:app/token', { errorHandler: refuseLikeIm }, async (request) => {
    const appKey = appKeyOfPath(request, parts)
    const login = parseLogin(request.body)
    const { ip } = reachedBy(request, parts)
    const person = login.grant === 'guest' ? admitGuest(login.name, ip, parts) : await checked(login, appKey, ip, parts)
    const { uuid, username, nickname } = person
    return {
      error: 0,
      access_token: parts.accessTokens.issue(appKey, username),
      expires_in: Math.floor(parts.accessTokens.lifetimeMs / 1000),
      application: appKey,
      user: { uuid, type: 'user', username, nickname, activated: true }
    }
  })
}

function admitGuest(name: string, ip: string, { limits }: HttpParts): Person {
  limits.guestLogins.take(ip)
  return newGuest(name)
}

type PasswordLogin = Extract<Login, { grant: 'password' }>

/** Compared with when there is no such account, so that the time taken does not tell which names exist. */
const nobodysHash = hashPassword('nobody has this account')

async function checked(login: PasswordLogin, appKey: string, ip: string, parts: HttpParts): Promise<Person> {
  const { username, password } = login
  const check = async (): Promise<Person> => {
    const account = await parts.accounts.find(appKey, username)
    const isRight = await isPassword(password, account?.passwordHash ?? (await nobodysHash))
    if (account === undefined || !isRight) throw new Refusal('wrong-credentials')
    return account
  }
  return parts.limits.failedLogins.guard(`${ip} ${appKey} ${username}`, isWrongPassword, check)
}

const isWrongPassword = (error: unknown): boolean => error instanceof Refusal && error.reason === 'wrong-credentials'
