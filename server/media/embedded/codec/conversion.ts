import { AudioTimeline, type Tolerance } from './audio-timeline'
import { Decoder, type Samples } from './decoder'
import { Encoder } from './encoder'
import type { AudioTarget } from './messages'
import { OUTPUT_RATE } from './native'
import { SampleQueue } from './sample-queue'
import type { AudioFormat, AudioFrame } from './transcoder'

/** RTMP timestamps are whole milliseconds, often those of a jittery callback; RTP counts samples. */
export const TOLERANCE: Record<AudioFormat['codec'], Tolerance> = {
  aac: { single: 100, average: 25 },
  opus: { single: 10, average: 5 }
}

/** One conversion: decoder, timeline and encoder in a row. */
export class Conversion {
  private readonly encoder: Encoder
  private readonly decoder: Decoder
  private readonly queue: SampleQueue
  private readonly timeline: AudioTimeline

  /** @throws when FFmpeg refuses the format */
  constructor(
    from: AudioFormat,
    to: AudioTarget,
    private readonly output: (frame: AudioFrame) => void
  ) {
    this.encoder = new Encoder(to)
    this.decoder = new Decoder(from, this.encoder.layout)
    this.queue = new SampleQueue(this.encoder.layout)
    this.timeline = new AudioTimeline(OUTPUT_RATE, TOLERANCE[from.codec])
  }

  get format(): AudioFormat {
    return this.encoder.format
  }

  push({ time, data }: AudioFrame): void {
    let start = time
    this.decoder.decode(data, (samples) => {
      this.add(start, samples)
      start += (samples.count * 1000) / OUTPUT_RATE
    })
  }

  close(): void {
    this.decoder.close()
    this.encoder.close()
  }

  private add(time: number, { planes, count }: Samples): void {
    const { leaps, silence, skip } = this.timeline.place(time, count)
    if (leaps) this.queue.clear()
    let position = this.timeline.position - (count - skip) - silence - this.queue.size
    const encode = (): void => {
      while (this.queue.size >= this.encoder.frameSize) {
        this.queue.read(this.encoder.frameSize, (frame) => this.encoder.encode(frame, position, this.output))
        position += this.encoder.frameSize
      }
    }
    for (let left = silence; left > 0; left -= Math.min(left, this.encoder.frameSize)) {
      this.queue.writeSilence(Math.min(left, this.encoder.frameSize))
      encode()
    }
    this.queue.write(planes, skip, count)
    encode()
  }
}
