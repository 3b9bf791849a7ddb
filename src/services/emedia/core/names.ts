/** A name taken apart: `org#app_user@domain/resource`, of which only `user` must be there. */
export interface NameParts {
  readonly appkey: string | undefined
  readonly user: string
}

export function splitName(name: string): NameParts {
  const bare = name.split('/')[0] ?? ''
  const user = bare.split('@')[0] ?? ''
  const underscore = user.indexOf('_')
  if (!user.includes('#') || underscore < 0) return { appkey: undefined, user }
  return { appkey: user.slice(0, underscore), user: user.slice(underscore + 1) }
}

/** The form in which the caller names itself; the server adds the domain. */
export function callerName(appkey: string, name: string): string {
  const bare = name.split('/')[0] ?? name
  return bare.includes('#') ? bare : `${appkey}_${bare}`
}
