/** A value that tells when it is replaced. */
export class Observable<Value> {
  private readonly listeners = new Set<(value: Value) => void>()

  constructor(private current: Value) {}

  get value(): Value {
    return this.current
  }

  set(value: Value): void {
    if (Object.is(value, this.current)) return
    this.current = value
    for (const listener of [...this.listeners]) listener(value)
  }

  /** Returns the function that unsubscribes. */
  onChange(listener: (value: Value) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}
