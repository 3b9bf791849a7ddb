import { type KeyObject, createHmac, sign } from 'node:crypto'

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JWT made by hand (RFC 7519), so that a test does not believe the library that it checks. */
export function hs256(secret: string, claims: object, header: object = {}): string {
  const text = `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

export function es256(key: KeyObject, claims: object, header: object = {}): string {
  const text = `${part({ alg: 'ES256', typ: 'JWT', ...header })}.${part(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

export const unsigned = (claims: object): string => `${part({ alg: 'none' })}.${part(claims)}.`

/** Seconds since 1970, so many from now. */
export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds
