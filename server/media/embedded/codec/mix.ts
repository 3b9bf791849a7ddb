import { BLOCK, samplesIn } from '../mix/block'
import { Mixer } from '../mix/mixer'
import type { FromCodec, MixedFrame, MixSourceFormat, MixTarget } from './messages'
import { MixOutputs } from './mix-outputs'
import { MixSource } from './mix-source'
import type { AudioFrame } from './transcoder'

/** Milliseconds between looks at the clock. */
const LOOK_EVERY = 5
/** Blocks that are made up for when the process was busy elsewhere: half a second. Older ones nobody waits for. */
const MOST_BEHIND = 25

type Told = Extract<FromCodec, { type: 'ready' | 'mixed' }>
type Without<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never

/** A mix at work: decoders, the mixer, encoders, and the clock that drives them. */
export class Mix {
  private readonly mixer: Mixer
  private readonly sources = new Map<number, MixSource>()
  private readonly outputs: MixOutputs
  private readonly beganAt = performance.now()
  private readonly timer: NodeJS.Timeout
  private readonly start: number
  /** Of the next block, in samples. */
  private position: number

  /** @param at milliseconds on the mix's timeline at which it begins */
  constructor(
    { at, loudest }: { readonly at: number; readonly loudest: number },
    private readonly send: (message: Without<Told, 'id'>) => void
  ) {
    this.mixer = new Mixer(loudest)
    this.outputs = new MixOutputs((format) => send({ type: 'ready', format }))
    this.start = Math.ceil(samplesIn(at) / BLOCK) * BLOCK
    this.position = this.start
    this.timer = setInterval(() => this.look(), LOOK_EVERY)
  }

  addSource(source: number, { memberId, from }: MixSourceFormat): void {
    try {
      this.sources.set(source, new MixSource(from))
      this.mixer.add(source, memberId)
    } catch {
      // A voice that cannot be decoded is not in the mix; all the others are.
    }
  }

  removeSource(source: number): void {
    this.sources.get(source)?.close()
    this.sources.delete(source)
    this.mixer.remove(source)
  }

  addOutput(output: number, target: MixTarget): void {
    this.outputs.add(output, target)
  }

  removeOutput(output: number): void {
    this.outputs.remove(output)
  }

  push(source: number, frame: AudioFrame): void {
    try {
      this.sources.get(source)?.decode(frame, (position, samples) => this.mixer.push(source, position, samples))
    } catch {
      this.removeSource(source)
    }
  }

  close(): void {
    clearInterval(this.timer)
    for (const source of [...this.sources.keys()]) this.removeSource(source)
    this.outputs.reset()
  }

  private look(): void {
    const now = this.start + samplesIn(performance.now() - this.beganAt)
    if (now - this.position > MOST_BEHIND * BLOCK) this.skipTo(now)
    const frames: MixedFrame[] = []
    for (; this.position + BLOCK <= now; this.position += BLOCK) {
      frames.push(...this.outputs.encode(this.mixer.next(), this.position))
    }
    if (frames.length > 0) this.send({ type: 'mixed', frames })
  }

  private skipTo(now: number): void {
    this.position = Math.floor(now / BLOCK) * BLOCK
    this.outputs.reset()
  }
}
