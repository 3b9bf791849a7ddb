import { Refusal } from '../../protocol/refusal'
import { TokenBucket } from '../security/token-bucket'

const MESSAGES = { burst: 300, perSecond: 60 }
/** Messages beyond the rate that are answered with a refusal before the socket is cut. */
const PATIENCE = 500
/** Operations of one client that may be under way at the same time. */
const UNDER_WAY_MAX = 64

/** How much one client may ask for. */
export class Intake {
  readonly #rate: TokenBucket
  #refused = 0
  #underWay = 0

  constructor(now: () => number = Date.now) {
    this.#rate = new TokenBucket(MESSAGES, now)
  }

  /** `cut` means that this client does nothing but flood us. */
  admit(): 'yes' | 'no' | 'cut' {
    if (this.#rate.take()) return 'yes'
    this.#refused += 1
    return this.#refused > PATIENCE ? 'cut' : 'no'
  }

  /** Throws `too-many` when too much is under way already. */
  async run<T>(operation: () => Promise<T>): Promise<T> {
    if (this.#underWay >= UNDER_WAY_MAX) throw new Refusal('too-many')
    this.#underWay += 1
    try {
      return await operation()
    } finally {
      this.#underWay -= 1
    }
  }
}
