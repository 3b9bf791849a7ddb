import { Encoder } from '../../embedded/codec/encoder'
import { found, OUTPUT_RATE } from '../../embedded/codec/native'
import { type AudioTrack, type Sample, TICKS } from '../mp4-writer'
import type { Clip } from './clip'
import { Graph } from './graph'
import { soundGraph } from './sound-graph'

const TICKS_PER_MS = TICKS / 1000

/** All voices of the film, mixed and encoded as AAC, as far as the pictures are. */
export class SoundTrack {
  readonly track: AudioTrack
  private readonly encoder = new Encoder({ codec: 'aac', channels: 1 })
  private readonly graph: Graph
  /** Samples so far. */
  private position = 0

  constructor(clips: readonly Clip[], durationMs: number) {
    this.graph = new Graph(soundGraph(clips, durationMs, this.encoder.frameSize), 'audio')
    const { config, rate, channels } = this.encoder.format
    this.track = { config: found(config ?? null, 'configuration of AAC'), rate, channels: channels === 2 ? 2 : 1 }
  }

  /** Gives out what is heard up to a moment of the film, in ms. */
  advance(ms: number, use: (sample: Sample) => void): void {
    while ((this.position * 1000) / OUTPUT_RATE < ms) {
      const frame = this.graph.next()
      if (frame === undefined) return
      const planes = found(frame.extendedData, 'samples')
      this.encoder.encode([...planes], this.position, ({ time, data }) => {
        const at = Math.round(time * TICKS_PER_MS)
        // What the encoder puts in front of the first sample is not part of the film.
        if (at >= 0) use({ data, pts: at, dts: at, isKey: true })
      })
      this.position += frame.nbSamples
    }
  }

  close(): void {
    this.graph.close()
    this.encoder.close()
  }
}
