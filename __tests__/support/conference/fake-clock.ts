import type { Clock } from '../../../server/conference/clock'

interface Due {
  readonly at: number
  readonly callback: () => void
}

/** Time that passes only when told to. */
export class FakeClock implements Clock {
  private time = 1_000_000
  private due: readonly Due[] = []

  now(): number {
    return this.time
  }

  after(ms: number, callback: () => void): () => void {
    const entry = { at: this.time + ms, callback }
    this.due = [...this.due, entry]
    return () => {
      this.due = this.due.filter((other) => other !== entry)
    }
  }

  /** How many timers run. */
  get running(): number {
    return this.due.length
  }

  /** Lets time pass; what falls due happens at its own time, in order. */
  pass(ms: number): void {
    const end = this.time + ms
    for (;;) {
      const [next] = [...this.due].sort((a, b) => a.at - b.at)
      if (next === undefined || next.at > end) break
      this.due = this.due.filter((other) => other !== next)
      this.time = next.at
      next.callback()
    }
    this.time = end
  }
}
