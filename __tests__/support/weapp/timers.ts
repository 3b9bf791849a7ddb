type Run = () => void

/** The timers of one app: numbers as in WeChat, all of them ended at once when the app closes. */
export class Timers {
  readonly #running = new Map<number, NodeJS.Timeout>()
  #next = 1
  #closed = false

  once(run: Run, delay = 0): number {
    return this.#start((id) =>
      setTimeout(() => {
        this.#running.delete(id)
        run()
      }, delay)
    )
  }

  every(run: Run, delay = 0): number {
    return this.#start(() => setInterval(run, delay))
  }

  clear(id: unknown): void {
    if (typeof id !== 'number') return
    clearTimeout(this.#running.get(id))
    this.#running.delete(id)
  }

  /** Nothing starts any more after this. */
  close(): void {
    this.#closed = true
    for (const timer of this.#running.values()) clearTimeout(timer)
    this.#running.clear()
  }

  #start(begin: (id: number) => NodeJS.Timeout): number {
    const id = this.#next++
    if (!this.#closed) this.#running.set(id, begin(id))
    return id
  }
}
