import type { Clock } from './clock'

/** Running timers by name. Starting a name again starts it anew. */
export class Timers {
  private readonly running = new Map<string, () => void>()

  constructor(private readonly clock: Clock) {}

  start(name: string, ms: number, callback: () => void): void {
    this.cancel(name)
    const cancel = this.clock.after(ms, () => {
      this.running.delete(name)
      callback()
    })
    this.running.set(name, cancel)
  }

  cancel(name: string): void {
    this.running.get(name)?.()
    this.running.delete(name)
  }

  clear(): void {
    for (const name of [...this.running.keys()]) this.cancel(name)
  }
}
