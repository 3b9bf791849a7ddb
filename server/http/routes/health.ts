import type { FastifyInstance } from 'fastify'
import type { HttpParts } from '../parts'
import { refusalBody } from '../refusals'

/** For supervisors: is the process alive, and can it serve meetings? */
export function healthRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', (_request, reply) => {
    void reply.header('cache-control', 'no-store')
    if (parts.isReady()) return reply.send({ status: 'ready' })
    return reply.code(503).send(refusalBody('media-unavailable', '', 'en'))
  })
}
