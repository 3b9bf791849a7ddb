/** Somebody who has logged in, in whatever way. */
export interface Person {
  readonly uuid: string
  /** Unique within an app. */
  readonly username: string
  /** The name to be shown. */
  readonly nickname: string
}

/** How the user names begin of people who have no account here. Accounts never do: nobody can register as one of them. */
export const prefixes = { guest: 'guest-', wechat: 'wx-', jwt: 'jwt-' } as const

export const isForeignName = (username: string): boolean =>
  Object.values(prefixes).some((prefix) => username.startsWith(prefix))
