import type { CodeNote, StreamFigures } from '../figures/types'
import { readNetStatus } from './net-status'

/** How many codes are kept of each. */
const CODES = 20

/** What the players and the pusher of the page have told, newest figures and last codes; `''` is the pusher. */
export class FigureBook {
  private readonly entries = new Map<string, StreamFigures>()

  code(streamId: string, code: unknown): void {
    if (typeof code !== 'number') return
    const entry = this.entry(streamId)
    const note: CodeNote = { code, at: Date.now() }
    this.entries.set(streamId, { ...entry, codes: [...entry.codes, note].slice(-CODES) })
  }

  netStatus(streamId: string, info: unknown): StreamFigures {
    const entry = { ...this.entry(streamId), ...readNetStatus(info) }
    this.entries.set(streamId, entry)
    return entry
  }

  forget(streamId: string): void {
    this.entries.delete(streamId)
  }

  list(): readonly StreamFigures[] {
    return [...this.entries.values()]
  }

  private entry(streamId: string): StreamFigures {
    return this.entries.get(streamId) ?? { streamId, codes: [] }
  }
}

/** Of the page that is open: the tags are there only once. */
export const figureBook = new FigureBook()
