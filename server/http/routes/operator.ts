import type { FastifyInstance } from 'fastify'
import { Fields, Malformed } from '../../../protocol/parse/fields'
import type { AuditQuery } from '../../storage/contract'
import { authorizeOperator } from '../authorize-operator'
import type { HttpParts } from '../parts'
import { revokeAll } from '../revoke-all'

const NAME = { min: 1, max: 512 }

/** What the operator may ask and do, with `Authorization: Bearer <OPERATOR_TOKEN>`. Without that setting there is nothing. */
export function operatorRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.get('/api/operator/audit', async (request) => {
    await authorizeOperator(request, parts)
    return { error: 0, entries: await parts.audit.list(readQuery(new Fields(request.query, 'query'))) }
  })
  app.post('/api/operator/revoke', async (request) => {
    await authorizeOperator(request, parts)
    const { name } = readPerson(request.body)
    await revokeAll(name, parts)
    return { error: 0 }
  })
  app.post('/api/operator/erase', async (request) => {
    await authorizeOperator(request, parts)
    const { name, appKey, user } = readPerson(request.body)
    await revokeAll(name, parts, { forget: true })
    const hadAccount = await parts.accounts.remove(appKey, user)
    return { error: 0, hadAccount, entries: await parts.audit.erase(name) }
  })
}

/** Whom a body names, in full: a name that nobody can have must not be answered as if that person were out. */
function readPerson(body: unknown): { name: string; appKey: string; user: string } {
  const name = new Fields(body, '').text('name', NAME)
  const [, appKey, user] = /^([^_]+#[^_]+)_([^@]+)@/.exec(name) ?? []
  if (appKey === undefined || user === undefined) throw new Malformed('name', 'org#app_user@domain')
  return { name, appKey, user }
}

function readQuery(query: Fields): AuditQuery {
  const text = (key: string) => query.optionalText(key, NAME)
  const number = (key: string, max: number): number | undefined => {
    const given = text(key)
    if (given === undefined) return undefined
    return new Fields({ [key]: /^\d+$/.test(given) ? Number(given) : given }, 'query').integer(key, 1, max)
  }
  const asked = {
    name: text('name'),
    conferenceId: text('conferenceId'),
    action: text('action'),
    before: number('before', Number.MAX_SAFE_INTEGER),
    count: number('count', 1000)
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}
