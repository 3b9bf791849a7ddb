import { hkdfSync } from 'node:crypto'

/** One key a purpose, so that what was signed for one of them is worth nothing for another. */
export interface Keys {
  readonly tickets: Buffer
  readonly roleTokens: Buffer
  readonly useTokens: Buffer
  readonly accessTokens: Buffer
  /** For the media engine's addresses. */
  readonly streamGrants: Buffer
}

/** Derives all keys from the one secret (RFC 5869). The labels are part of what is stored at clients: never change them. */
export function deriveKeys(secret: string): Keys {
  const key = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'emeet', purpose, 32))
  return {
    tickets: key('ticket'),
    roleTokens: key('role-token'),
    useTokens: key('use-token'),
    accessTokens: key('access-token'),
    streamGrants: key('stream-grant')
  }
}
