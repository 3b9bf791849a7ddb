import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { type RequestListener, type Server, createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Logger } from 'pino'
import type { TlsFiles } from '../config'

/** What a client may take to send the head of a request, and the whole of it. */
const HEAD_MS = 10_000
const REQUEST_MS = 20_000
const IDLE_MS = 65_000
const HEAD_BYTES = 16 * 1024
const LOOK_MS = 10_000

const limits = {
  headersTimeout: HEAD_MS,
  requestTimeout: REQUEST_MS,
  keepAliveTimeout: IDLE_MS,
  maxHeaderSize: HEAD_BYTES,
  connectionsCheckingInterval: 2000
}

/** A server for HTTP, or for HTTPS when there are files for it; those are read again when they change. */
export function createWebServer(handler: RequestListener, tls: TlsFiles | undefined, log: Logger): Server {
  if (tls === undefined) return createServer(limits, handler)
  const read = () => ({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) })
  const server = createTlsServer({ ...limits, ...read(), minVersion: 'TLSv1.2' }, handler)
  const renew = (): void => {
    try {
      server.setSecureContext({ ...read(), minVersion: 'TLSv1.2' })
      log.info({}, 'the certificate was read again')
    } catch (error) {
      // Certificate and key are replaced one after the other; the next look finds both.
      log.warn({ err: error }, 'the new certificate cannot be used; the old one stays')
    }
  }
  for (const path of [tls.cert, tls.key]) watchFile(path, { interval: LOOK_MS, persistent: false }, renew)
  server.once('close', () => {
    for (const path of [tls.cert, tls.key]) unwatchFile(path, renew)
  })
  return server
}
