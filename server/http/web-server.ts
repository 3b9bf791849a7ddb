import { type RequestListener, type Server, createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Logger } from 'pino'
import { Certificate, type CertificateFiles } from '../security/certificate'

/** What a client may take to send the head of a request, and the whole of it. */
const HEAD_MS = 10_000
const REQUEST_MS = 20_000
const IDLE_MS = 65_000
const HEAD_BYTES = 16 * 1024

const limits = {
  headersTimeout: HEAD_MS,
  requestTimeout: REQUEST_MS,
  keepAliveTimeout: IDLE_MS,
  maxHeaderSize: HEAD_BYTES,
  connectionsCheckingInterval: 2000
}

/** A server for HTTP, or for HTTPS when there are files for it; those are read again when they change. */
export function createWebServer(handler: RequestListener, tls: CertificateFiles | undefined, log: Logger): Server {
  if (tls === undefined) return createServer(limits, handler)
  const certificate = new Certificate(tls, {
    renewed: () => {
      server.setSecureContext(certificate.options)
      log.info({}, 'the certificate was read again')
    },
    faulty: (error) => log.warn({ err: error }, 'the new certificate cannot be used; the old one stays')
  })
  const server = createTlsServer({ ...limits, ...certificate.options }, handler)
  server.once('close', () => certificate.close())
  return server
}
