import { Refusal } from '../../protocol/refusal'

/** Counts the open connections of each address, so that one of them cannot take them all. */
export class Connections {
  readonly #open = new Map<string, number>()

  constructor(private readonly max: number) {}

  /** Throws `too-many`. Returns the function that counts it off again; calling that twice does nothing. */
  opened(address: string): () => void {
    const count = this.#open.get(address) ?? 0
    if (count >= this.max) throw new Refusal('too-many')
    this.#open.set(address, count + 1)
    let isOpen = true
    return () => {
      if (!isOpen) return
      isOpen = false
      const left = (this.#open.get(address) ?? 1) - 1
      if (left === 0) this.#open.delete(address)
      else this.#open.set(address, left)
    }
  }
}
