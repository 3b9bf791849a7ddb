import { setTimeout as sleep } from 'node:timers/promises'
import type { Timers } from './timers'

/** Knows whether something is still going on: a request under way, a timer that is due, or data set a moment ago. */
export class Activity {
  #last = 0
  #underWay = 0

  constructor(private readonly timers: Timers) {}

  touch(): void {
    this.#last = Date.now()
  }

  begin(): void {
    this.#underWay += 1
  }

  end(): void {
    this.#underWay -= 1
    this.touch()
  }

  /** Waits until nothing has happened for `quiet` ms, at most `limit` ms. */
  async settle(quiet: number, limit: number): Promise<void> {
    const end = Date.now() + limit
    this.touch()
    while (Date.now() < end && (this.#isBusy() || Date.now() - this.#last < quiet)) await sleep(5)
  }

  #isBusy(): boolean {
    const busy = this.#underWay > 0 || this.timers.busy
    if (busy) this.touch()
    return busy
  }
}
