import { mistake } from './check'

/** The events of something, each with the arguments of its listeners. */
export type EventMap<Events> = Record<keyof Events, readonly unknown[]>

type Listener = (...args: readonly unknown[]) => void

/** Calls listeners in the order in which they came. A listener that throws never stops the others. */
export class Emitter<Events extends EventMap<Events>> {
  private readonly listeners = new Map<keyof Events, Set<Listener>>()

  /** `report` is given what listeners throw. */
  constructor(private readonly report: (error: unknown) => void) {}

  /** Returns the function that unsubscribes. The same function may be added more than once. */
  on<Name extends keyof Events>(name: Name, listener: (...args: Events[Name]) => void): () => void {
    if (typeof listener !== 'function') throw mistake('listener', 'a function', listener)
    const added = (...args: readonly unknown[]): void => listener(...(args as Events[Name]))
    const known = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, known.add(added))
    return () => void known.delete(added)
  }

  emit<Name extends keyof Events>(name: Name, ...args: Events[Name]): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) {
      try {
        listener(...args)
      } catch (error) {
        this.report(error)
      }
    }
  }

  /** Forgets all listeners. */
  clear(): void {
    this.listeners.clear()
  }
}
