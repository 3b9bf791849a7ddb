import { createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA256 of a text, as base64url (43 characters). */
export const sign = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

/** Compares in constant time. */
export function isSigned(key: Buffer, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(key, text))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** A value as one URL-safe word that only the holder of the key can make: its JSON and the signature of that. */
export function seal(key: Buffer, value: unknown): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${text}.${sign(key, text)}`
}

/** The value that was sealed; undefined for anything that this key did not seal. */
export function unseal(key: Buffer, sealed: string): unknown {
  const [text, signature, ...rest] = sealed.split('.')
  if (text === undefined || signature === undefined || rest.length > 0) return undefined
  if (!isSigned(key, text, signature)) return undefined
  return JSON.parse(Buffer.from(text, 'base64url').toString())
}
