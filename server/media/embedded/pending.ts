interface Waiter<T> {
  resolve(value: T): void
  reject(error: Error): void
  readonly timer: NodeJS.Timeout
}

/** Questions that were sent over a channel and wait for their answers. */
export class Pending<T> {
  private readonly waiters = new Map<number, Waiter<T>>()
  private lastId = 0

  /**
   * @param timeoutMs After so long without an answer the question fails.
   * @param timedOut The error that it then fails with.
   */
  constructor(
    private readonly timeoutMs: number,
    private readonly timedOut: () => Error
  ) {}

  /** Sends a question under a new id; resolves with the answer to that id. */
  ask(send: (id: number) => void): Promise<T> {
    this.lastId += 1
    const id = this.lastId
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => this.reject(id, this.timedOut()), this.timeoutMs)
      this.waiters.set(id, { resolve, reject, timer })
      send(id)
    })
  }

  resolve(id: number, value: T): void {
    this.take(id)?.resolve(value)
  }

  reject(id: number, error: Error): void {
    this.take(id)?.reject(error)
  }

  /** Nobody will answer any more. */
  rejectAll(error: () => Error): void {
    for (const id of [...this.waiters.keys()]) this.reject(id, error())
  }

  private take(id: number): Waiter<T> | undefined {
    const waiter = this.waiters.get(id)
    this.waiters.delete(id)
    clearTimeout(waiter?.timer)
    return waiter
  }
}
