/** A user is known by a full name, `org#app_user@domain`. What clients send may be shorter, or longer by a resource. */

/** The full form of any form of a name. Names are only ever compared in this form. */
export function fullName(given: string, appKey: string, domain: string): string {
  const bare = given.split('/', 1)[0] ?? ''
  const withKey = bare.includes('#') ? bare : `${appKey}_${bare}`
  return withKey.includes('@') ? withKey : `${withKey}@${domain}`
}

/** What people call the user: the part between the first `_` and `@`. */
export function shortName(name: string): string {
  const from = name.indexOf('_') + 1
  const at = name.indexOf('@', from)
  return name.slice(from, at < 0 ? undefined : at)
}
