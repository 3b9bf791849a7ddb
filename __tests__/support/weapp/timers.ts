type Run = () => void

/** A timer of at most this delay, ms, means "as soon as possible", as frameworks use it to render. */
const SOON = 10

/** The timers of one app: numbers as in WeChat, all of them ended at once when the app closes. */
export class Timers {
  readonly #running = new Map<number, NodeJS.Timeout>()
  readonly #soon = new Set<number>()
  #next = 1
  #closed = false

  once(run: Run, delay = 0): number {
    return this.#start((id) => {
      if (delay <= SOON) this.#soon.add(id)
      return setTimeout(() => {
        this.clear(id)
        run()
      }, delay)
    })
  }

  every(run: Run, delay = 0): number {
    return this.#start(() => setInterval(run, delay))
  }

  clear(id: unknown): void {
    if (typeof id !== 'number') return
    clearTimeout(this.#running.get(id))
    this.#running.delete(id)
    this.#soon.delete(id)
  }

  /** Whether something waits to be run as soon as possible. */
  get busy(): boolean {
    return this.#soon.size > 0
  }

  /** Nothing starts any more after this. */
  close(): void {
    this.#closed = true
    for (const timer of this.#running.values()) clearTimeout(timer)
    this.#running.clear()
    this.#soon.clear()
  }

  #start(begin: (id: number) => NodeJS.Timeout): number {
    const id = this.#next++
    if (!this.#closed) this.#running.set(id, begin(id))
    return id
  }
}
