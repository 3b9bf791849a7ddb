import type { FastifyInstance } from 'fastify'
import { authorizeOperator } from '../authorize-operator'
import { metricsText } from '../metrics-text'
import type { HttpParts } from '../parts'

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8'

/** For Prometheus, with `Authorization: Bearer <OPERATOR_TOKEN>`. */
export function metricsRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.get('/metrics', async (request, reply) => {
    await authorizeOperator(request, parts)
    return reply.header('cache-control', 'no-store').type(PROMETHEUS).send(metricsText(parts.qualities()))
  })
}
