import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { parseJson } from '../../protocol/parse/fields'
import { Refusal } from '../../protocol/refusal'
import { guardBrowsers } from './browser-rules'
import { handleFailures } from './failures'
import type { HttpParts } from './parts'
import { adminRoutes } from './routes/admin'
import { healthRoutes } from './routes/health'
import { infoRoutes } from './routes/info'
import { inviteRoutes } from './routes/invites'
import { liveRoutes } from './routes/live'
import { metricsRoutes } from './routes/metrics'
import { operatorRoutes } from './routes/operator'
import { qrRoutes } from './routes/qr'
import { recordingRoutes } from './routes/recordings'
import { roomRoutes } from './routes/room'
import { ticketRoutes } from './routes/ticket'
import { tokenRoutes } from './routes/token'
import { useRoutes } from './routes/use'
import { userRoutes } from './routes/users'
import { wechatRoutes } from './routes/wechat'
import { webAppRoutes } from './routes/web-app'
import { createWebServer } from './web-server'

const BODY_MAX = 64 * 1024

/** All of HTTP, not yet listening. */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = parts.log
  const app = fastify({
    bodyLimit: BODY_MAX,
    serverFactory: (handler) => createWebServer(handler, parts.config.tls, parts.log),
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2048, ignoreTrailingSlash: true }
  })
  readEveryBodyAsJson(app)
  handleFailures(app)
  refuseNul(app)
  noteRequests(app)
  await guardBrowsers(app, parts.config)
  const callRoutes = [userRoutes, tokenRoutes, roomRoutes, ticketRoutes, adminRoutes, infoRoutes, liveRoutes, useRoutes]
  for (const routes of [
    ...callRoutes,
    recordingRoutes,
    inviteRoutes,
    qrRoutes,
    wechatRoutes,
    operatorRoutes,
    metricsRoutes,
    healthRoutes
  ])
    routes(app, parts)
  await webAppRoutes(app, parts)
  return app
}

/** Whatever type the client declares: its bodies are JSON or they are wrong. */
function readEveryBodyAsJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJson(String(body), 'body'))
    } catch (error) {
      done(error as Error)
    }
  })
}

/** No name has it, the store cannot keep it, and other programs end texts at it. */
function refuseNul(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    done(request.url.includes('%00') ? new Refusal('bad-request', 'NUL in the address') : undefined)
  })
}

/** The pattern of the route, never the address itself: that may hold a token. */
function noteRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request
    request.log.debug(
      { method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request'
    )
    done()
  })
}
