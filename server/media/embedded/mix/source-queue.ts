import { BLOCK, RATE, samplesIn } from './block'

/** Samples that are kept at most. */
const CAPACITY = RATE
/** How long the first sound waits for what comes behind it, and what is left of a wait that proved too long. */
const USUAL_WAIT = samplesIn(20)
/** What comes too late is waited for from then on, with this much to spare. */
const MARGIN = samplesIn(5)
/** Whatever would have to be waited for longer is left out. */
const LONGEST_WAIT = samplesIn(400)
/** After such a pause the wait begins anew. */
const PAUSE = samplesIn(500)
/** Blocks over which the wait must have been longer than needed before it is shortened: 2 s. */
const LOOK_BACK = 100
/** So much too long is shortened in a quiet moment, and so much more even in the middle of a word. */
const TOO_LONG = samplesIn(10)
const FAR_TOO_LONG = samplesIn(120)
/** Mean square of a block that counts as quiet: 50 dB below overload. */
const QUIET = 1e-5

/**
 * The sound of one source on its way into the mix. It arrives with the jitter of a network and leaves in even steps; how
 * long it waits in between follows from how late it has been lately. Positions count samples on the source's own clock.
 */
export class SourceQueue {
  private readonly ring = new Float32Array(CAPACITY)
  /** Position of the next sample to be heard. */
  private head: number | undefined
  /** Position behind the newest sample. */
  private end = 0
  /** Least that lay ready behind the block that was taken, since {@link blocks} blocks. */
  private spare = Infinity
  private blocks = 0

  push(position: number, samples: Float32Array): void {
    const isNew = this.head === undefined || this.head - this.end > PAUSE
    if (isNew || position + samples.length > this.headOr(position) + CAPACITY) this.restart(position)
    const late = this.headOr(position) - position
    if (late > LONGEST_WAIT) return
    if (late > 0) this.wait(position)
    this.silence(position)
    samples.forEach((sample, index) => (this.ring[(position + index) % CAPACITY] = sample))
    this.end = Math.max(this.end, position + samples.length)
  }

  /** Takes the next block; silence where nothing has come. Returns its mean square. */
  pull(into: Float32Array): number {
    const { head } = this
    if (head === undefined) {
      into.fill(0)
      return 0
    }
    const ready = Math.max(0, Math.min(BLOCK, this.end - head))
    let sum = 0
    for (let index = 0; index < BLOCK; index++) {
      const sample = index < ready ? (this.ring[(head + index) % CAPACITY] ?? 0) : 0
      into[index] = sample
      sum += sample * sample
    }
    this.head = head + BLOCK
    this.shorten(ready === BLOCK, sum / BLOCK)
    return sum / BLOCK
  }

  private headOr(position: number): number {
    return this.head ?? position
  }

  private restart(position: number): void {
    this.head = position - USUAL_WAIT
    this.end = this.head
    this.lookAgain()
  }

  /** Goes back so far that what has just come is heard in full. What lies before it was heard, or never came. */
  private wait(position: number): void {
    this.head = position - MARGIN
    this.end = this.head
    this.lookAgain()
  }

  /** Between the newest sample and one further on. */
  private silence(until: number): void {
    for (let position = this.end; position < until; position++) this.ring[position % CAPACITY] = 0
  }

  private shorten(isFlowing: boolean, power: number): void {
    if (!isFlowing) return this.lookAgain()
    this.spare = Math.min(this.spare, this.end - this.headOr(0))
    this.blocks++
    if (this.blocks < LOOK_BACK) return
    const tooLong = this.spare - USUAL_WAIT
    if (tooLong > FAR_TOO_LONG || (tooLong > TOO_LONG && power < QUIET)) this.head = this.headOr(0) + tooLong
    else if (tooLong > TOO_LONG) return
    this.lookAgain()
  }

  private lookAgain(): void {
    this.spare = Infinity
    this.blocks = 0
  }
}
