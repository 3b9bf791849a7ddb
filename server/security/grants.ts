import type { StreamGrant } from '../media/engine'
import { isSigned, sign } from './sign'

export type GrantFault = 'malformed' | 'forged' | 'expired'

export type GrantResult = { readonly grant: StreamGrant } | { readonly fault: GrantFault }

/**
 * A grant as it stands in an address: payload and signature in base64url, joined by a dot.
 *
 * @param key The key for this purpose only, so that no other signature of the server passes for a grant.
 */
export function signGrant(key: Buffer, grant: StreamGrant): string {
  const { purpose, conferenceId, streamId, memberId, expires, only } = grant
  const fields = [purpose, conferenceId, streamId, memberId, expires, ...(only === undefined ? [] : [only])]
  const payload = Buffer.from(JSON.stringify(fields)).toString('base64url')
  return `${payload}.${sign(key, payload)}`
}

/**
 * Reads a grant that came with an address. The signature is judged before anything inside is looked at, in constant
 * time. Whether the grant fits what is asked for (purpose, stream) is for the caller to see.
 *
 * @param now Milliseconds since 1970.
 */
export function verifyGrant(key: Buffer, text: string, now: number): GrantResult {
  const [payload, mark, ...more] = text.split('.')
  if (payload === undefined || mark === undefined || more.length > 0) return { fault: 'malformed' }
  if (!isSigned(key, payload, mark)) return { fault: 'forged' }
  const grant = parsePayload(payload)
  if (grant === undefined) return { fault: 'malformed' }
  return grant.expires <= now ? { fault: 'expired' } : { grant }
}

function parsePayload(payload: string): StreamGrant | undefined {
  const fields = parseJson(Buffer.from(payload, 'base64url').toString('utf8'))
  if (!Array.isArray(fields) || fields.length < 5 || fields.length > 6) return undefined
  const [purpose, conferenceId, streamId, memberId, expires, only] = fields as unknown[]
  if (purpose !== 'publish' && purpose !== 'play') return undefined
  if (typeof conferenceId !== 'string' || typeof streamId !== 'string' || typeof memberId !== 'string') return undefined
  if (typeof expires !== 'number' || !Number.isFinite(expires)) return undefined
  const grant = { purpose, conferenceId, streamId, memberId, expires } as const
  if (fields.length === 5) return grant
  return purpose === 'play' && (only === 'audio' || only === 'video') ? { ...grant, only } : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
