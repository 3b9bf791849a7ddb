import { createHmac, timingSafeEqual } from 'node:crypto'
import type { KeyRing } from './keys'

/** HMAC-SHA256 of a text, as base64url (43 characters). */
export const sign = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

/** Compares in constant time. */
export function isSigned(key: Buffer, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(key, text))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Whether one of the keys has signed it. */
export const isSignedByAny = (keys: KeyRing, text: string, signature: string): boolean =>
  keys.some((key) => isSigned(key, text, signature))

/** A value as one URL-safe word that only the holder of the key can make: its JSON and the signature of that. */
export function seal([key]: KeyRing, value: unknown): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${text}.${sign(key, text)}`
}

/** The value that was sealed; undefined for anything that none of the keys has sealed. */
export function unseal(keys: KeyRing, sealed: string): unknown {
  const [text, signature, ...rest] = sealed.split('.')
  if (text === undefined || signature === undefined || rest.length > 0) return undefined
  if (!isSignedByAny(keys, text, signature)) return undefined
  return JSON.parse(Buffer.from(text, 'base64url').toString())
}
