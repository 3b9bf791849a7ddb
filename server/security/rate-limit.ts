import { Refusal } from '../../protocol/refusal'
import { type Rate, TokenBucket } from './token-bucket'

/** Buckets beyond which full ones are thrown away: an attacker's many addresses must not fill the memory. */
const SWEEP_AT = 10_000

/** Token buckets, one a key (an address, an address and a room). */
export class RateLimit {
  readonly #buckets = new Map<string, TokenBucket>()
  #sweepAt = SWEEP_AT

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = Date.now
  ) {}

  /** Takes one; throws `too-many` when there is none left. Returns a function that gives it back. */
  take(key: string): () => void {
    const bucket = this.#buckets.get(key) ?? this.#fresh(key)
    if (!bucket.take()) throw new Refusal('too-many')
    return () => bucket.giveBack()
  }

  /** Runs something that may be tried often, but may not fail often in the way that `counts` tells. */
  async guard<T>(key: string, counts: (error: unknown) => boolean, attempt: () => T | Promise<T>): Promise<T> {
    // Taken before, not after: guesses that are made at the same time count as well.
    const giveBack = this.take(key)
    let failed = false
    try {
      return await attempt()
    } catch (error) {
      failed = counts(error)
      throw error
    } finally {
      if (!failed) giveBack()
    }
  }

  #fresh(key: string): TokenBucket {
    if (this.#buckets.size >= this.#sweepAt) this.#sweep()
    const bucket = new TokenBucket(this.rate, this.now)
    this.#buckets.set(key, bucket)
    return bucket
  }

  #sweep(): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull) this.#buckets.delete(key)
    this.#sweepAt = Math.max(SWEEP_AT, 2 * this.#buckets.size)
  }
}
