import type { Logger } from 'pino'

/** Something that was started and has to be stopped. */
export interface Running {
  readonly name: string
  readonly close: () => Promise<void>
}

const CLOSE_MS = 9000

/** Stops what was started, the last one first, and never takes longer than a supervisor waits. */
export class Lifecycle {
  readonly #running: Running[] = []
  #closing: Promise<void> | undefined

  constructor(private readonly log: Pick<Logger, 'info' | 'error'>) {}

  started(name: string, close: () => Promise<void>): void {
    this.#running.push({ name, close })
  }

  /** Repeated calls wait for the same end. What cannot be closed is logged and does not keep the rest open. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll()
    return this.#closing
  }

  async #closeAll(): Promise<void> {
    const late = new Promise<void>((resolve) => {
      setTimeout(() => {
        this.log.error({}, 'closing took too long')
        resolve()
      }, CLOSE_MS).unref()
    })
    await Promise.race([late, this.#closeInOrder()])
  }

  async #closeInOrder(): Promise<void> {
    for (const { name, close } of this.#running.splice(0).reverse()) {
      try {
        await close()
      } catch (error) {
        this.log.error({ err: error, name }, 'a part could not be closed')
      }
    }
  }
}
