import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { Certificate, type CertificateFiles } from '../../security/certificate'
import type { Log } from './log'

/** Where connections that begin with TLS come in. */
export interface TlsDoor {
  /** @param first what has been read of the connection already */
  enter(socket: Socket, first: Buffer): TLSSocket
  close(): void
}

/** @throws what is wrong with the files */
export function createTlsDoor(files: CertificateFiles | undefined, log: Log): TlsDoor | undefined {
  if (files === undefined) return undefined
  const certificate = new Certificate(files, {
    renewed: () => log('info', 'the certificate of the media port was read again'),
    faulty: (error) => log('warn', 'the new certificate cannot be used at the media port', { error: String(error) })
  })
  return {
    enter(socket, first) {
      // What is left unread in the socket is read by TLS before anything else.
      socket.pause()
      socket.unshift(first)
      return new TLSSocket(socket, { isServer: true, secureContext: certificate.context })
    },
    close: () => certificate.close()
  }
}
