import { randomBytes } from 'node:crypto'

/** Where names that nobody can guess come from. */
export interface Ids {
  conference(): string
  member(): string
  session(): string
}

const secret = (prefix: string, bytes: number): string => `${prefix}${randomBytes(bytes).toString('hex')}`

/** The prefixes are those of the vendor's ids; clients treat all of them as opaque. A session's is a credential. */
export const randomIds: Ids = {
  conference: () => secret('TS_X', 12),
  member: () => secret('MS_X', 12),
  session: () => secret('SS_X', 20)
}
