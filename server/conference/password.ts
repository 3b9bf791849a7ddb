import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import type { PasswordHash } from './model/state'

/**
 * About 3 ms. A meeting's password is short-lived and asked for twice a join, on the way that is to take 150 ms, so it is
 * hashed more lightly than an account's; guessing is held back by the rate limits.
 */
const COST = { N: 1024, r: 8, p: 1 }
const KEY_LENGTH = 32

const derive = (password: string, salt: string): Buffer =>
  scryptSync(password.normalize('NFC'), Buffer.from(salt, 'base64'), KEY_LENGTH, COST)

/** Null for the empty password: everybody may enter. */
export function hashRoomPassword(password: string): PasswordHash | null {
  if (password === '') return null
  const salt = randomBytes(16).toString('base64')
  return { salt, key: derive(password, salt).toString('base64') }
}

/** Compares in constant time. A conference without a password takes any. */
export function isRoomPassword(given: string, kept: PasswordHash | null): boolean {
  if (kept === null) return true
  const expected = Buffer.from(kept.key, 'base64')
  const actual = derive(given, kept.salt)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
