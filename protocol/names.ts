/**
 * One person has several forms of name on the wire: short (`ann`), without domain (`org#app_ann`) and full
 * (`org#app_ann@domain`), each perhaps with a `/resource`. They are compared in the full form only.
 */

/** `org#app` out of its two parts. */
export const appKeyOf = (org: string, app: string): string => `${org}#${app}`

/** The full form of any form. `appKey` and `domain` are filled in where the name has none. */
export function fullName(name: string, appKey: string, domain: string): string {
  const bare = name.split('/', 1)[0] ?? ''
  const keyed = bare.includes('#') ? bare : `${appKey}_${bare}`
  return keyed.includes('@') ? keyed : `${keyed}@${domain}`
}

/** The short form: what stands between the first `_` and the `@`. Organisations and apps have no `_` in their names. */
export function shortName(name: string): string {
  const afterKey = name.includes('#') ? name.slice(name.indexOf('_') + 1) : name
  return afterKey.split(/[@/]/, 1)[0] ?? ''
}
