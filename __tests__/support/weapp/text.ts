/** A value of the app as text; an object, which has no sensible text, and what is absent give `otherwise`. */
export function textOf(value: unknown, otherwise = ''): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : otherwise
}
