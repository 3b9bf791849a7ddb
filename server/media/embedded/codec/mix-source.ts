import { AV_SAMPLE_FMT_FLT } from 'node-av/constants'
import { AudioTimeline } from './audio-timeline'
import { TOLERANCE } from './conversion'
import { Decoder } from './decoder'
import { OUTPUT_RATE, sampleLayout } from './native'
import type { AudioFormat, AudioFrame } from './transcoder'

/** Decodes one voice and puts its samples in their places. */
export class MixSource {
  private readonly decoder: Decoder
  private readonly timeline: AudioTimeline

  /** @throws when FFmpeg refuses the format */
  constructor(from: AudioFormat) {
    this.decoder = new Decoder(from, sampleLayout(AV_SAMPLE_FMT_FLT, 1))
    this.timeline = new AudioTimeline(OUTPUT_RATE, TOLERANCE[from.codec])
  }

  /** @param use given each row of samples and the position of its first one; the samples are reused by the next call */
  decode({ time, data }: AudioFrame, use: (position: number, samples: Float32Array) => void): void {
    let start = time
    this.decoder.decode(data, ({ planes: [plane], count }) => {
      const { skip } = this.timeline.place(start, count)
      start += (count * 1000) / OUTPUT_RATE
      if (plane === undefined || skip === count) return
      const samples = new Float32Array(plane.buffer, plane.byteOffset, count)
      use(this.timeline.position - (count - skip), samples.subarray(skip))
    })
  }

  close(): void {
    this.decoder.close()
  }
}
