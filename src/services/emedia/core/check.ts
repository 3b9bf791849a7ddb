/** Checks of what an application passes in. Each throws a TypeError that names the expected and the received value. */

const SHOWN_MAX = 60

export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, SHOWN_MAX))
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object'
}

export const mistake = (name: string, expected: string, received: unknown): TypeError =>
  new TypeError(`${name}: expected ${expected}, received ${describe(received)}`)

export function expectText(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw mistake(name, 'text that is not empty', value)
}

export function expectOptionalText(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  throw mistake(name, 'text or nothing', value)
}

export function expectNames(value: unknown, name: string): readonly string[] {
  const isName = (entry: unknown): entry is string => typeof entry === 'string' && entry !== ''
  if (Array.isArray(value) && value.length > 0 && value.every(isName)) return value
  throw mistake(name, 'a list of names that is not empty', value)
}

export function expectObject(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw mistake(name, 'an object', value)
}

/** An object that can travel: what JSON cannot hold is found here, and not when it is sent. */
export function expectSendable(value: unknown, name: string): Readonly<Record<string, unknown>> {
  const object = expectObject(value, name)
  try {
    JSON.stringify(object)
    return object
  } catch {
    throw mistake(name, 'an object that JSON can hold', value)
  }
}

export function expectFlag(value: unknown, name: string): void {
  if (typeof value !== 'boolean') throw mistake(name, 'true or false', value)
}

export function expectOptionalFlag(value: unknown, name: string): void {
  if (value !== undefined) expectFlag(value, name)
}

export function expectOptionalFunction(value: unknown, name: string): void {
  if (value !== undefined && value !== null && typeof value !== 'function') throw mistake(name, 'a function', value)
}

/** One of a table, such as a role. */
export function expectOneOf<T extends number | string>(
  value: unknown,
  table: Readonly<Record<string, T>>,
  name: string
): T {
  const known = Object.keys(table).map((key) => table[key] as T)
  const found = known.find((entry) => entry === value)
  if (found !== undefined) return found
  throw mistake(name, `one of ${known.join(', ')}`, value)
}
