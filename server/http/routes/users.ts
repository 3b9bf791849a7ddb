import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { parseRegistration } from '../../../protocol/parse/http-login'
import { Refusal } from '../../../protocol/refusal'
import { looksLikeAny } from '../../../protocol/shown-names'
import { hashPassword } from '../../security/passwords'
import { appKeyOfPath, reachedBy } from '../callers'
import { refuseLikeIm } from '../im-refusals'
import type { HttpParts } from '../parts'
import { isForeignName } from '../logins/person'

/** Registration, as the vendor's IM REST has it. */
export function userRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.post('/:org/:app/users', { errorHandler: refuseLikeIm }, async (request) => {
    const appKey = appKeyOfPath(request, parts)
    const { username, password, nickname } = parseRegistration(request.body)
    parts.limits.registrations.take(reachedBy(request, parts).ip)
    if (!parts.config.isRegistrationOpen) throw new Refusal('not-permitted', 'accounts are made by the operator')
    if (isForeignName(username)) throw new Refusal('name-taken', 'this beginning is for people without an account')
    if ([username, nickname].some((name) => looksLikeAny(name, parts.config.reservedNames))) {
      throw new Refusal('name-taken', 'this name is reserved')
    }
    const uuid = randomUUID()
    const passwordHash = await hashPassword(password)
    const isNew = await parts.accounts.add({ uuid, appKey, username, nickname, passwordHash, created: Date.now() })
    if (!isNew) throw new Refusal('name-taken')
    return { error: 0, entities: [{ uuid, type: 'user', username, nickname, activated: true }] }
  })
}
