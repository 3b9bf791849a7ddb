/** A value that cannot be what it should be. `field` says where it stands, `expected` what would have been right. */
export class Malformed extends Error {
  constructor(
    readonly field: string,
    readonly expected: string
  ) {
    super(`${field}: ${expected} expected`)
    this.name = 'Malformed'
  }
}

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of a JSON text; throws {@link Malformed} when it is none. */
export function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Malformed(field, 'JSON text')
  }
}

/** Length of the value as JSON text; infinite for what has none, or is nested too deeply to be written. */
export function jsonLength(value: unknown): number {
  try {
    return JSON.stringify(value).length
  } catch {
    return Infinity
  }
}

interface TextRule {
  readonly min?: number
  /** In UTF-16 units. */
  readonly max: number
}

/** Longest id, token or name of a thing that is ever read. */
export const ID: TextRule = { min: 1, max: 128 }
export const TOKEN: TextRule = { min: 1, max: 2048 }

/**
 * Reads the fields of one untrusted object. Every reader throws {@link Malformed} and none of them casts. Clients that
 * leave a field unset send nothing, `null` or `""`, depending on the client: the optional readers take all three as unset.
 */
export class Fields {
  private readonly object: JsonObject

  constructor(
    value: unknown,
    readonly name: string
  ) {
    if (!isObject(value)) throw new Malformed(name === '' ? 'message' : name, 'an object')
    this.object = value
  }

  has(key: string): boolean {
    // Not Object.hasOwn: this also runs in phones that are older than it.
    return Object.prototype.hasOwnProperty.call(this.object, key)
  }

  /** The value as it came; only own fields exist. */
  raw(key: string): unknown {
    return this.has(key) ? this.object[key] : undefined
  }

  isUnset(key: string): boolean {
    const value = this.raw(key)
    return value === undefined || value === null || value === ''
  }

  /** Refuses fields that nobody knows. For calls of our own; the vendor's clients send much that means nothing. */
  only(...known: readonly string[]): void {
    const unknown = Object.keys(this.object).find((key) => !known.includes(key))
    if (unknown !== undefined) throw new Malformed(this.path(unknown.slice(0, 64)), 'no such field')
  }

  text(key: string, { min = 0, max }: TextRule): string {
    const value = this.raw(key)
    const isText = typeof value === 'string' && value.length >= min && value.length <= max
    // Stores and other programs end a text at its first NUL: what came back would be another one.
    if (isText && !value.includes('\0')) return value
    throw new Malformed(this.path(key), `text of ${min} to ${max} characters`)
  }

  optionalText(key: string, rule: TextRule): string | undefined {
    return this.isUnset(key) ? undefined : this.text(key, rule)
  }

  integer(key: string, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): number {
    const value = this.raw(key)
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) return value
    throw new Malformed(this.path(key), `a whole number from ${min} to ${max}`)
  }

  optionalInteger(key: string, min?: number, max?: number): number | undefined {
    return this.isUnset(key) ? undefined : this.integer(key, min, max)
  }

  /** A switch as `true`/`false`, `1`/`0` or their texts; off when unset. */
  flag(key: string): boolean {
    const value = this.isUnset(key) ? false : this.raw(key)
    if (value === true || value === 1 || value === 'true') return true
    if (value === false || value === 0 || value === 'false') return false
    throw new Malformed(this.path(key), 'true or false')
  }

  /** One of a fixed set. */
  one<T>(key: string, matches: (value: unknown) => value is T, expected: string): T {
    const value = this.raw(key)
    if (matches(value)) return value
    throw new Malformed(this.path(key), expected)
  }

  list(key: string, max: number): readonly unknown[] {
    const value = this.raw(key)
    if (Array.isArray(value) && value.length <= max) return value as readonly unknown[]
    throw new Malformed(this.path(key), `a list of at most ${max} entries`)
  }

  inner(key: string): Fields {
    return new Fields(this.raw(key), this.path(key))
  }

  /** An object, or JSON text of one; `{}` when unset. `max` limits its JSON text, in UTF-16 units. */
  extension(key: string, max: number): JsonObject {
    if (this.isUnset(key)) return {}
    const value = this.raw(key)
    const size = typeof value === 'string' ? value.length : jsonLength(value)
    const object = size <= max && typeof value === 'string' ? parseJson(value, this.path(key)) : value
    if (size <= max && isObject(object)) return object
    throw new Malformed(this.path(key), `an object of at most ${max} characters`)
  }

  path(key: string): string {
    return this.name === '' ? key : `${this.name}.${key}`
  }
}
