import { isObject } from '../../protocol/parse/fields'
import { seal, unseal } from './sign'

/** Sealed pairs of texts that are good for a while: what each pair means is up to the kind of token. */
export class ExpiringTokens {
  constructor(
    private readonly key: Buffer,
    readonly lifetimeMs: number,
    private readonly now: () => number = Date.now
  ) {}

  issue(first: string, second: string): string {
    return seal(this.key, { a: first, b: second, x: this.now() + this.lifetimeMs })
  }

  /** The pair, unless the token is forged or has expired. */
  read(token: string): readonly [string, string] | undefined {
    const value = unseal(this.key, token)
    if (!isObject(value) || typeof value.x !== 'number' || value.x <= this.now()) return undefined
    return typeof value.a === 'string' && typeof value.b === 'string' ? [value.a, value.b] : undefined
  }
}
