import { Random } from '../random'

/** What a line does to the datagrams that it carries in one direction. */
export interface Roughness {
  /** Each datagram is held back by up to this long, in ms, so that some overtake others. */
  readonly jitter: number
  /** Share of the datagrams that are lost, 0–1. */
  readonly loss: number
  /** Bits per second that get through; no limit if left out. */
  readonly rate?: number
  /** What does not get through at once waits for at most this long, in ms, and is lost beyond [300]. */
  readonly queue?: number
}

/** A line whose limits nobody feels. */
export const SMOOTH: Roughness = { jitter: 0, loss: 0 }

const QUEUE = 300

/** One direction of a line: says of each datagram when it comes out. It knows the time only from its callers. */
export class Link {
  private readonly random: Random
  private freeAt = 0
  private isCut = false

  /** @param seed the same seed loses and delays the same datagrams again */
  constructor(
    private roughness: Roughness,
    seed: number
  ) {
    this.random = new Random(seed)
  }

  /** Applies to what enters from now on. */
  change(roughness: Roughness): void {
    this.roughness = roughness
  }

  /** Lets nothing through, or lets it through again. */
  cut(isCut: boolean): void {
    this.isCut = isCut
  }

  /**
   * @param now milliseconds on a steady clock
   * @returns how long the datagram is under way, in ms, or undefined when it is lost
   */
  carry(bytes: number, now: number): number | undefined {
    const { jitter, loss, rate, queue = QUEUE } = this.roughness
    if (this.isCut || this.random.chance(loss)) return undefined
    const waits = Math.max(0, this.freeAt - now)
    if (rate === undefined) return this.random.next() * jitter
    if (waits > queue) return undefined
    const takes = (bytes * 8000) / rate
    this.freeAt = now + waits + takes
    return waits + takes + this.random.next() * jitter
  }
}
