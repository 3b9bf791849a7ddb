import { setTimeout as sleep } from 'node:timers/promises'

/** Knows whether something is still going on: a request under way, or data set a moment ago. */
export class Activity {
  #last = 0
  #underWay = 0

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
    while (Date.now() < end && (this.#underWay > 0 || Date.now() - this.#last < quiet)) await sleep(5)
  }
}
