import type { FastifyInstance } from 'fastify'
import { parseRoleTokenOnly } from '../../../protocol/parse/http-admin'
import { Refusal } from '../../../protocol/refusal'
import { memberOf } from '../callers'
import type { HttpParts } from '../parts'

/** Pushing a conference to a CDN. The calls are known and this server has no such function: it says so. */
export function liveRoutes(app: FastifyInstance, parts: HttpParts): void {
  const refuse = (request: { body: unknown }): never => {
    memberOf(parseRoleTokenOnly(request.body).roleToken, parts)
    throw new Refusal('not-supported')
  }
  app.post('/easemob/rtc/livecfg', refuse)
  app.post('/easemob/rtc/live/layout', refuse)
  app.delete('/easemob/rtc/delete/live', refuse)
}
