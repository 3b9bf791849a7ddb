import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config'

/**
 * What browsers may do with our answers. The web app's scripts are files of ours and nothing else; it may call other
 * servers, because people choose theirs in the settings. Nobody may show it in a frame: a click in it gives a camera away.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "media-src 'self' blob: data: http: https:",
  "connect-src 'self' http: https: ws: wss:",
  "worker-src 'self' blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // The address of a page may be an invitation.
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin'
}

/** For half a year by HTTPS only. Browsers heed it where the certificate is good. */
const httpsOnly = { 'strict-transport-security': 'max-age=15768000' }

/** Sets the rules on every answer. Nothing here rests on cookies; which pages may call is the operator's choice. */
export async function guardBrowsers(app: FastifyInstance, { allowedOrigins, isHttpsForGood }: Config): Promise<void> {
  const rules = isHttpsForGood ? { ...headers, ...httpsOnly } : headers
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(rules)
    done()
  })
  await app.register(cors, {
    origin: allowedOrigins.includes('*') ? '*' : [...allowedOrigins],
    methods: ['GET', 'POST', 'DELETE'],
    allowedHeaders: ['content-type', 'authorization'],
    maxAge: 86_400
  })
}
