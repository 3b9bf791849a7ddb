import { randomInt } from 'node:crypto'

/** A synchronization source identifier that nobody can guess (RFC 3550 §8.1). */
export function randomSsrc(): number {
  return randomInt(1, 2 ** 32)
}
