import { hkdfSync } from 'node:crypto'

/** Keys of one purpose: the first one signs, what any of them has signed is good. */
export type KeyRing = readonly [current: Buffer, ...previous: Buffer[]]

/** One key a purpose, so that what was signed for one of them is worth nothing for another. */
export interface Keys {
  readonly tickets: KeyRing
  readonly roleTokens: KeyRing
  readonly useTokens: KeyRing
  readonly accessTokens: KeyRing
  /** For downloads of recordings. */
  readonly fileTokens: KeyRing
  /** For the media engine's addresses, which are asked for anew after a start. */
  readonly streamGrants: Buffer
}

/**
 * Derives all keys from the one secret (RFC 5869). The labels are part of what is stored at clients: never change them.
 *
 * @param previous the secret before, while it is being replaced
 */
export function deriveKeys(secret: string, previous?: string): Keys {
  const derive = (from: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', from, 'emeet', purpose, 32))
  const ring = (purpose: string): KeyRing =>
    previous === undefined ? [derive(secret, purpose)] : [derive(secret, purpose), derive(previous, purpose)]
  return {
    tickets: ring('ticket'),
    roleTokens: ring('role-token'),
    useTokens: ring('use-token'),
    accessTokens: ring('access-token'),
    fileTokens: ring('file-token'),
    streamGrants: derive(secret, 'stream-grant')
  }
}
