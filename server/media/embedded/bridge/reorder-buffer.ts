import { sequenceDistance } from '../rtc/rtp/serial'

/** Further away than this a number belongs to a new count. */
const LEAP = 1000

export interface Ordered<T> {
  readonly item: T
  /** What stood in front of it was waited for in vain. */
  readonly afterGap: boolean
}

export interface Patience {
  /** How long to wait for what is missing, in ms. */
  readonly time: number
  /** How many may wait behind a gap. */
  readonly items: number
}

/** Puts numbered items back in order. Driven by arrivals alone: it needs no timer of its own. */
export class ReorderBuffer<T> {
  private next: number | undefined
  private readonly waiting = new Map<number, T>()
  private gapSince: number | undefined

  constructor(private readonly patience: Patience) {}

  /** @returns what can be used now, in order */
  push(sequence: number, item: T, now: number): Ordered<T>[] {
    const ahead = this.next === undefined ? 0 : sequenceDistance(this.next, sequence)
    if (this.next === undefined || Math.abs(ahead) > LEAP) return this.restart(sequence, item)
    if (ahead < 0) return []
    this.waiting.set(sequence, item)
    const ordered = this.takeRow(false)
    while (this.waiting.size > 0 && this.isImpatient(now)) {
      this.next = this.nearest()
      ordered.push(...this.takeRow(true))
    }
    if (this.waiting.size === 0) this.gapSince = undefined
    return ordered
  }

  private restart(sequence: number, item: T): Ordered<T>[] {
    const afterGap = this.next !== undefined
    this.waiting.clear()
    this.gapSince = undefined
    this.next = (sequence + 1) & 0xffff
    return [{ item, afterGap }]
  }

  private takeRow(afterGap: boolean): Ordered<T>[] {
    const row: Ordered<T>[] = []
    for (let next = this.next ?? 0; ; next = (next + 1) & 0xffff) {
      const item = this.waiting.get(next)
      if (item === undefined) break
      this.waiting.delete(next)
      this.next = (next + 1) & 0xffff
      row.push({ item, afterGap: afterGap && row.length === 0 })
    }
    if (row.length > 0) this.gapSince = undefined
    return row
  }

  private isImpatient(now: number): boolean {
    this.gapSince ??= now
    return now - this.gapSince >= this.patience.time || this.waiting.size > this.patience.items
  }

  private nearest(): number {
    const from = this.next ?? 0
    const keys = [...this.waiting.keys()]
    return keys.reduce((best, key) => (sequenceDistance(from, key) < sequenceDistance(from, best) ? key : best))
  }
}
