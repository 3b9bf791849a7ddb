import type { Database } from './database'

/** Writes that can wait until the present turn of the event loop is over, and then cost one commit for all of them. */
export class GatheredWrites<Entry> {
  #waiting: Entry[] = []
  #turn: NodeJS.Immediate | undefined

  constructor(
    private readonly database: Database,
    private readonly write: (entry: Entry) => void,
    private readonly failed: (error: unknown, entries: readonly Entry[]) => void
  ) {}

  add(entry: Entry): void {
    this.#waiting.push(entry)
    this.#turn ??= setImmediate(() => this.flush())
  }

  /** Writes at once what waits; all of it, or nothing, and then `failed` is told. */
  flush(): void {
    clearImmediate(this.#turn)
    this.#turn = undefined
    const entries = this.#waiting
    if (entries.length === 0) return
    this.#waiting = []
    try {
      this.database.atomically(() => entries.forEach(this.write))
    } catch (error) {
      this.failed(error, entries)
    }
  }
}
