import { Refusal } from '../../protocol/refusal'

interface Failures {
  count: number
  until: number
}

/** Failures that cost nothing: people mistype. */
const FREE = 5
const FIRST_DELAY_MS = 2000
const LONGEST_DELAY_MS = 15 * 60_000
/** Accounts that are remembered as failing; the oldest go first. */
const REMEMBERED_MAX = 10_000

/**
 * Slows down guessing at one account from however many addresses: after a few failures each further one doubles the wait,
 * up to a quarter of an hour. A right password within a permitted try ends it.
 */
export class LockOut {
  readonly #failures = new Map<string, Failures>()

  constructor(private readonly now: () => number = Date.now) {}

  /** Throws `too-many` while the wait lasts. */
  check(key: string): void {
    const failures = this.#failures.get(key)
    if (failures !== undefined && failures.until > this.now()) throw new Refusal('too-many')
  }

  failed(key: string): void {
    const count = (this.#failures.get(key)?.count ?? 0) + 1
    const delay = count <= FREE ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (count - FREE - 1))
    // Put anew, so that it is the youngest.
    this.#failures.delete(key)
    this.#failures.set(key, { count, until: this.now() + delay })
    const [oldest] = this.#failures.keys()
    if (this.#failures.size > REMEMBERED_MAX && oldest !== undefined) this.#failures.delete(oldest)
  }

  succeeded(key: string): void {
    this.#failures.delete(key)
  }
}
