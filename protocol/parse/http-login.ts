import { Fields, Malformed } from './fields'

/** `POST /{org}/{app}/token`. */
export type Login =
  | { readonly grant: 'password'; readonly username: string; readonly password: string }
  /** Nothing but a name to be shown, and that is optional. */
  | { readonly grant: 'guest'; readonly name: string }

/** `POST /{org}/{app}/users`. */
export interface Registration {
  readonly username: string
  readonly password: string
  readonly nickname: string
}

const PASSWORD = { min: 1, max: 128 }
const NICK_NAME = { max: 64 }

/**
 * User names are lower-case, as in the vendor's clients. `_`, `#`, `@` and `/` mean something in full names; of these
 * only `_` is harmless, because it stands after the first one.
 */
const USER_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/

export function parseLogin(body: unknown): Login {
  const fields = new Fields(body, '')
  if (fields.raw('grant_type') === 'guest') {
    fields.only('grant_type', 'name')
    return { grant: 'guest', name: (fields.optionalText('name', NICK_NAME) ?? '').trim() }
  }
  if (fields.raw('grant_type') !== 'password') throw new Malformed('grant_type', 'password or guest')
  return { grant: 'password', username: readUserName(fields), password: fields.text('password', PASSWORD) }
}

export function parseRegistration(body: unknown): Registration {
  const fields = new Fields(body, '')
  const username = readUserName(fields)
  return {
    username,
    password: fields.text('password', PASSWORD),
    nickname: fields.optionalText('nickname', NICK_NAME) ?? username
  }
}

function readUserName(fields: Fields): string {
  const username = fields.text('username', { min: 1, max: 64 }).toLowerCase()
  if (USER_NAME.test(username)) return username
  throw new Malformed('username', 'letters, digits, dot, dash or underscore, at most 64')
}
