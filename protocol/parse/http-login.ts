import { cleanName } from '../shown-names'
import { Fields, Malformed } from './fields'

/** `POST /{org}/{app}/token`. */
export type Login =
  | { readonly grant: 'password'; readonly username: string; readonly password: string }
  /** Nothing but a name to be shown, and that is optional. */
  | { readonly grant: 'guest'; readonly name: string }
  /** What `wx.login` gave, and a name to be shown. */
  | { readonly grant: 'wechat'; readonly code: string; readonly name: string }
  /** The token of the integrator's own login. */
  | { readonly grant: 'jwt'; readonly jwt: string; readonly name: string }

/** `POST /{org}/{app}/users`. */
export interface Registration {
  readonly username: string
  readonly password: string
  readonly nickname: string
}

const PASSWORD = { min: 1, max: 128 }
const NICK_NAME = { max: 64 }
const CODE = { min: 1, max: 128 }
const JWT = { min: 1, max: 8192 }

/**
 * User names are lower-case, as in the vendor's clients. `_`, `#`, `@` and `/` mean something in full names; of these
 * only `_` is harmless, because it stands after the first one.
 */
const USER_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/

export function parseLogin(body: unknown): Login {
  const fields = new Fields(body, '')
  switch (fields.raw('grant_type')) {
    case 'guest':
      fields.only('grant_type', 'name')
      return { grant: 'guest', name: readName(fields) }
    case 'wechat':
      fields.only('grant_type', 'code', 'name')
      return { grant: 'wechat', code: fields.text('code', CODE), name: readName(fields) }
    case 'jwt':
      fields.only('grant_type', 'jwt', 'name')
      return { grant: 'jwt', jwt: fields.text('jwt', JWT), name: readName(fields) }
    case 'password':
      return { grant: 'password', username: readUserName(fields), password: fields.text('password', PASSWORD) }
    default:
      throw new Malformed('grant_type', 'password, guest, wechat or jwt')
  }
}

export function parseRegistration(body: unknown): Registration {
  const fields = new Fields(body, '')
  const username = readUserName(fields)
  return {
    username,
    password: fields.text('password', PASSWORD),
    nickname: cleanName(fields.optionalText('nickname', NICK_NAME) ?? username)
  }
}

const readName = (fields: Fields): string => cleanName(fields.optionalText('name', NICK_NAME) ?? '')

function readUserName(fields: Fields): string {
  const username = fields.text('username', { min: 1, max: 64 }).toLowerCase()
  if (USER_NAME.test(username)) return username
  throw new Malformed('username', 'letters, digits, dot, dash or underscore, at most 64')
}
