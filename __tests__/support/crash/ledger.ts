/**
 * What a server must remember. Whatever it has acknowledged is certain; what it was asked for as it died may have happened
 * or not.
 */
export class Ledger {
  readonly #possible = new Map<string, Set<unknown>>()

  /** Does something that gives a fact a new value. Throws what the doing throws: then both values are possible. */
  async change(fact: string, value: unknown, act: () => Promise<unknown>): Promise<void> {
    const values = this.#possible.get(fact) ?? new Set([undefined])
    this.#possible.set(fact, values.add(value))
    await act()
    this.#possible.set(fact, new Set([value]))
  }

  /** That value was seen: it is the only one from here on. Throws when it could not be. */
  settle(fact: string, seen: unknown): void {
    const values = this.#possible.get(fact)
    if (values !== undefined && !values.has(seen)) {
      throw new Error(`${fact} is ${String(seen)} after the crash, but was ${[...values].map(String).join(' or ')}`)
    }
    this.#possible.set(fact, new Set([seen]))
  }

  /** What is certain, and may go in time. */
  forget(fact: string): void {
    this.#possible.delete(fact)
  }

  facts(): readonly string[] {
    return [...this.#possible.keys()]
  }
}
