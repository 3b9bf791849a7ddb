import type { MixedBlock } from '../mix/mixer'
import type { MixedFrame, MixTarget } from './messages'
import { MixEncoding } from './mix-encoding'
import type { AudioFormat } from './transcoder'

interface Output extends MixTarget {
  /** Time of the newest frame that it was given. */
  last: number
}

type Codec = AudioFormat['codec']
/** An encoding is named by its codec and by whose voice is not in it; empty for the one that all others share. */
type Name = `${Codec} ${string}`

const nameOf = (codec: Codec, memberId = ''): Name => `${codec} ${memberId}`

/**
 * Encodes a mix for all who hear it. Whoever is in the mix has an encoding of his own, without his own voice; everybody
 * else has one in common.
 */
export class MixOutputs {
  private readonly outputs = new Map<number, Output>()
  private readonly encodings = new Map<Name, MixEncoding>()
  private hasToldFormat = false

  /** @param begun told the format of AAC before the first frame of it */
  constructor(private readonly begun: (format: AudioFormat) => void) {}

  add(output: number, { memberId, codec }: MixTarget): void {
    this.outputs.set(output, { memberId, codec, last: -Infinity })
  }

  remove(output: number): void {
    this.outputs.delete(output)
  }

  /** @param position of the block, in samples since the mix began */
  encode(block: MixedBlock, position: number): MixedFrame[] {
    this.match(block, position)
    const listeners = this.listeners()
    return [...this.encodings].flatMap(([name, encoding]) => {
      const memberId = name.slice(name.indexOf(' ') + 1)
      const frames = encoding.encode(memberId === '' ? block.all : block.without(memberId))
      return frames.flatMap((frame) => {
        const outputs = (listeners.get(name) ?? []).filter(([, { last }]) => last < frame.time)
        for (const [, output] of outputs) output.last = frame.time
        return outputs.length === 0 ? [] : [{ ...frame, outputs: outputs.map(([number]) => number) }]
      })
    })
  }

  /** Lets go of every encoding; new ones are made as they are needed. Repeated calls do nothing. */
  reset(): void {
    for (const encoding of this.encodings.values()) encoding.close()
    this.encodings.clear()
  }

  /** The encodings that are needed now. The common one is kept ready as long as anybody listens. */
  private match({ members }: MixedBlock, position: number): void {
    const needed = new Map<Name, Codec>()
    for (const { memberId, codec } of this.outputs.values()) {
      needed.set(nameOf(codec), codec)
      if (members.has(memberId)) needed.set(nameOf(codec, memberId), codec)
    }
    for (const [name, encoding] of this.encodings) {
      if (needed.has(name)) continue
      encoding.close()
      this.encodings.delete(name)
    }
    for (const [name, codec] of needed) if (!this.encodings.has(name)) this.open(name, codec, position)
  }

  private open(name: Name, codec: Codec, position: number): void {
    const encoding = new MixEncoding(codec, position)
    this.encodings.set(name, encoding)
    if (codec !== 'aac' || this.hasToldFormat) return
    this.hasToldFormat = true
    this.begun(encoding.format)
  }

  /** Who hears which encoding: one's own as soon as it gives frames. */
  private listeners(): ReadonlyMap<Name, [number, Output][]> {
    const listeners = new Map<Name, [number, Output][]>()
    for (const [number, output] of this.outputs) {
      const own = nameOf(output.codec, output.memberId)
      const name = this.encodings.get(own)?.isReady === true ? own : nameOf(output.codec)
      const others = listeners.get(name) ?? []
      listeners.set(name, [...others, [number, output]])
    }
    return listeners
  }
}
