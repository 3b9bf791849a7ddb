import type { State } from './model/state'
import type { Settings } from './settings'
import { writeSnapshot } from './snapshot'

/** After this long a disk that took nothing is tried again. */
const AGAIN_MS = 10_000

/**
 * Keeps the newest state of one conference where it survives a crash. A disk that takes nothing, because it is full or
 * broken, must not stop a meeting, and still less keep somebody in who was removed: then the operator is told, the meeting
 * lives on in memory alone, and the disk is tried again until it takes what is newest by then.
 */
export class Safekeeping {
  /** What the disk has not taken. */
  #unkept: State | undefined
  #cancel: () => void = () => undefined

  constructor(private readonly parts: Pick<Settings, 'snapshots' | 'clock' | 'log'>) {}

  /** @param outlasting what the state should survive: the end of the process, or the loss of power */
  keep(state: State, outlasting: 'process' | 'power'): void {
    const { snapshots, log } = this.parts
    try {
      if (state.ended) snapshots.remove(state.id)
      else snapshots.save(state.id, writeSnapshot(state), outlasting)
    } catch (error) {
      const text = 'A conference cannot be kept. It goes on, but would not survive a crash.'
      if (this.#unkept === undefined) log.error({ err: error, conference: state.id }, text)
      this.#later(state)
      return
    }
    if (this.#unkept !== undefined) log.info({ conference: state.id }, 'The conference is kept again.')
    this.#unkept = undefined
    this.#cancel()
  }

  /** The conference is let go of. What is still to be forgotten on the disk goes on being tried. May be called again. */
  close(): void {
    if (this.#unkept === undefined || this.#unkept.ended) return
    this.keep(this.#unkept, 'power')
    this.#cancel()
  }

  #later(state: State): void {
    this.#unkept = state
    this.#cancel()
    this.#cancel = this.parts.clock.after(AGAIN_MS, () => this.keep(state, 'power'))
  }
}
