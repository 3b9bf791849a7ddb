import { randomBytes } from 'node:crypto'

/** Where names that nobody can guess come from. */
export interface Ids {
  conference(): string
  member(): string
  session(): string
}

const DRAWN_AT_ONCE = 4096

let drawn = Buffer.alloc(0)

/** Each byte is used once. Asking the system for so few at a time costs more than all else that a seat needs. */
function secret(prefix: string, bytes: number): string {
  if (drawn.length < bytes) drawn = randomBytes(DRAWN_AT_ONCE)
  const taken = drawn.subarray(0, bytes)
  drawn = drawn.subarray(bytes)
  return prefix + taken.toString('hex')
}

/** The prefixes are those of the vendor's ids; clients treat all of them as opaque. A session's is a credential. */
export const randomIds: Ids = {
  conference: () => secret('TS_X', 12),
  member: () => secret('MS_X', 12),
  session: () => secret('SS_X', 20)
}
