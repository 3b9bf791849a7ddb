import { AV_SAMPLE_FMT_FLT } from 'node-av/constants'
import { loudnessOf } from '../levels/loudness'
import { Decoder, type Samples } from './decoder'
import { sampleLayout } from './native'
import type { AudioFormat } from './transcoder'

/** Decodes sound and throws it away, but for how loud it was. */
export class Meter {
  private readonly decoder: Decoder

  /** @throws when FFmpeg refuses the format */
  constructor(from: AudioFormat) {
    this.decoder = new Decoder(from, sampleLayout(AV_SAMPLE_FMT_FLT, 1))
  }

  /** How loud pieces that follow each other are together: 0 to 127, RFC 6464. Undefined when nothing could be decoded. */
  measure(pieces: readonly Buffer[]): number | undefined {
    let sum = 0
    let count = 0
    for (const piece of pieces) {
      this.decoder.decode(piece, (samples) => {
        sum += energyOf(samples)
        count += samples.count
      })
    }
    return count === 0 ? undefined : loudnessOf(sum / count)
  }

  close(): void {
    this.decoder.close()
  }
}

function energyOf({ planes, count }: Samples): number {
  const [plane] = planes
  if (plane === undefined) return 0
  let sum = 0
  for (const sample of new Float32Array(plane.buffer, plane.byteOffset, count)) sum += sample * sample
  return sum
}
