import { Refusal } from '../../protocol/refusal'

/** So many at once, and so many a second after that. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

interface Bucket {
  tokens: number
  at: number
}

/** Buckets beyond which full ones are thrown away: an attacker's many addresses must not fill the memory. */
const SWEEP_AT = 10_000

/** Token buckets, one a key (an address, an address and a room). */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>()
  #sweepAt = SWEEP_AT

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = Date.now
  ) {}

  /** Takes one; throws `too-many` when there is none left. Returns a function that gives it back. */
  take(key: string): () => void {
    const bucket = this.#bucket(key)
    if (bucket.tokens < 1) throw new Refusal('too-many')
    bucket.tokens -= 1
    return () => {
      bucket.tokens = Math.min(this.rate.burst, bucket.tokens + 1)
    }
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

  #bucket(key: string): Bucket {
    const at = this.now()
    const bucket = this.#buckets.get(key)
    if (bucket !== undefined) {
      bucket.tokens = this.#refilled(bucket, at)
      bucket.at = at
      return bucket
    }
    if (this.#buckets.size >= this.#sweepAt) this.#sweep(at)
    const fresh = { tokens: this.rate.burst, at }
    this.#buckets.set(key, fresh)
    return fresh
  }

  #refilled(bucket: Bucket, at: number): number {
    const seconds = Math.max(0, at - bucket.at) / 1000
    return Math.min(this.rate.burst, bucket.tokens + seconds * this.rate.perSecond)
  }

  #sweep(at: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (this.#refilled(bucket, at) >= this.rate.burst) this.#buckets.delete(key)
    }
    this.#sweepAt = Math.max(SWEEP_AT, 2 * this.#buckets.size)
  }
}
