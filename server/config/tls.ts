import { FaultySetting } from './faulty-setting'
import type { Variables } from './schema'

/** Paths of PEM files. They are read again when they change. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** @throws FaultySetting when addresses should begin with what the server cannot speak */
export function refuseOpenRtmps(scheme: Variables['RTMP_SCHEME'], tls: TlsFiles | undefined): void {
  if (scheme === 'rtmps' && tls === undefined)
    throw new FaultySetting('RTMP_SCHEME is rtmps, but there is no certificate: set TLS_CERT and TLS_KEY.')
}

/** Both settings or neither. @throws FaultySetting when only one is there */
export function tlsFiles({ TLS_CERT, TLS_KEY }: Pick<Variables, 'TLS_CERT' | 'TLS_KEY'>): TlsFiles | undefined {
  if (TLS_CERT === undefined && TLS_KEY === undefined) return undefined
  if (TLS_CERT === undefined) throw new FaultySetting('TLS_KEY is set, but TLS_CERT is not.')
  if (TLS_KEY === undefined) throw new FaultySetting('TLS_CERT is set, but TLS_KEY is not.')
  return { cert: TLS_CERT, key: TLS_KEY }
}
