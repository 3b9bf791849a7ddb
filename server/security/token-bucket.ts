/** So many at once, and so many a second after that. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** One token bucket: full at first, refilled as time passes. */
export class TokenBucket {
  #tokens: number
  #at: number

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number
  ) {
    this.#tokens = rate.burst
    this.#at = now()
  }

  /** Whether there was one to take; it is taken. */
  take(): boolean {
    this.#refill()
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  giveBack(): void {
    this.#tokens = Math.min(this.rate.burst, this.#tokens + 1)
  }

  /** Nothing is remembered of anybody: a new bucket would be the same. */
  get isFull(): boolean {
    this.#refill()
    return this.#tokens >= this.rate.burst
  }

  #refill(): void {
    const at = this.now()
    const seconds = Math.max(0, at - this.#at) / 1000
    this.#tokens = Math.min(this.rate.burst, this.#tokens + seconds * this.rate.perSecond)
    this.#at = at
  }
}
