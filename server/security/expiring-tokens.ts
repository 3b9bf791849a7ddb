import { isObject } from '../../protocol/parse/fields'
import type { KeyRing } from './keys'
import { seal, unseal } from './sign'

/** Sealed pairs of texts that are good for a while: what each pair means is up to the kind of token. */
export class ExpiringTokens {
  constructor(
    private readonly keys: KeyRing,
    readonly lifetimeMs: number,
    private readonly now: () => number = Date.now
  ) {}

  issue(first: string, second: string): string {
    const issued = this.now()
    return seal(this.keys, { a: first, b: second, i: issued, x: issued + this.lifetimeMs })
  }

  /** The pair and when it was issued, unless the token is forged or has expired. */
  read(token: string): readonly [first: string, second: string, issued: number] | undefined {
    const value = unseal(this.keys, token)
    if (!isObject(value) || typeof value.x !== 'number' || value.x <= this.now()) return undefined
    const issued = typeof value.i === 'number' ? value.i : value.x - this.lifetimeMs
    return typeof value.a === 'string' && typeof value.b === 'string' ? [value.a, value.b, issued] : undefined
  }
}
