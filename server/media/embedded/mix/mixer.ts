import { type Loudness, loudnessOf } from '../levels/loudness'
import { BLOCK } from './block'
import { chooseLoudest } from './loudest'
import { SourceQueue } from './source-queue'

/** How fast a source grows quiet, as a factor of its power on each block of 20 ms: 16 dB in a second. Words have gaps. */
const FALL = 0.93

interface Voice {
  readonly memberId: string
  readonly queue: SourceQueue
  readonly block: Float32Array
  power: number
}

/** 20 ms of a mix. It is reused by the next one. */
export interface MixedBlock {
  /** All that is mixed. */
  readonly all: Float32Array
  /** Whose voices are in it. */
  readonly members: ReadonlySet<string>
  /** The same without what one of its members says. */
  without(memberId: string): Float32Array
}

/** Adds up the loudest of any number of sources, 20 ms at a time. */
export class Mixer {
  private readonly voices = new Map<number, Voice>()
  private inside: ReadonlySet<number> = new Set()
  private readonly all = new Float32Array(BLOCK)

  /** @param most sources that are mixed at a time */
  constructor(private readonly most: number) {}

  add(source: number, memberId: string): void {
    this.voices.set(source, { memberId, queue: new SourceQueue(), block: new Float32Array(BLOCK), power: 0 })
  }

  remove(source: number): void {
    this.voices.delete(source)
  }

  /** @param position of the first sample, on the source's own clock */
  push(source: number, position: number, samples: Float32Array): void {
    this.voices.get(source)?.queue.push(position, samples)
  }

  next(): MixedBlock {
    for (const voice of this.voices.values()) {
      voice.power = Math.max(voice.queue.pull(voice.block), voice.power * FALL)
    }
    const heard = this.hearLoudest()
    this.all.fill(0)
    for (const { block } of heard) this.all.forEach((sum, index) => (this.all[index] = sum + (block[index] ?? 0)))
    const members = new Set(heard.map(({ memberId }) => memberId))
    return { all: this.all, members, without: (memberId) => this.without(heard, memberId) }
  }

  /** Who is new among them fades in, who leaves fades out. */
  private hearLoudest(): readonly Voice[] {
    const before = this.inside
    const levels = new Map<number, Loudness>([...this.voices].map(([source, { power }]) => [source, loudnessOf(power)]))
    this.inside = chooseLoudest(before, levels, this.most)
    return [...this.voices].flatMap(([source, voice]) => {
      const [was, is] = [before.has(source), this.inside.has(source)]
      if (was !== is) fade(voice.block, is)
      return was || is ? [voice] : []
    })
  }

  private without(heard: readonly Voice[], memberId: string): Float32Array {
    const rest = Float32Array.from(this.all)
    for (const voice of heard) {
      if (voice.memberId === memberId) rest.forEach((sum, index) => (rest[index] = sum - (voice.block[index] ?? 0)))
    }
    return rest
  }
}

function fade(block: Float32Array, isIn: boolean): void {
  block.forEach((sample, index) => {
    const share = (index + 1) / BLOCK
    block[index] = sample * (isIn ? share : 1 - share)
  })
}
