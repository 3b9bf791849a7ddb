import { BLOCK } from '../mix/block'
import { Limiter } from '../mix/limiter'
import { Encoder } from './encoder'
import { SampleQueue } from './sample-queue'
import type { AudioFormat, AudioFrame } from './transcoder'

/** Bytes of a sample. */
const STRIDE = Float32Array.BYTES_PER_ELEMENT

/** One encoding of a mix, for as many as hear the same. Its frames lie where those of every other encoding lie. */
export class MixEncoding {
  private readonly encoder: Encoder
  private readonly queue: SampleQueue
  private readonly limiter = new Limiter()
  private readonly block = Buffer.alloc(BLOCK * STRIDE)
  private readonly samples = new Float32Array(this.block.buffer, this.block.byteOffset, BLOCK)
  private position: number
  private hasBegun = false

  /** @param position of the first block, in samples since the mix began */
  constructor(codec: AudioFormat['codec'], position: number) {
    this.encoder = new Encoder({ codec, channels: 1 })
    this.queue = new SampleQueue(this.encoder.layout)
    const early = position % this.encoder.frameSize
    this.position = position - early
    this.queue.writeSilence(early)
  }

  get format(): AudioFormat {
    return this.encoder.format
  }

  /** Whether frames come: encoders take a while until they give the first one. */
  get isReady(): boolean {
    return this.hasBegun
  }

  /** Takes the next block, and gives the frames that it completes. */
  encode(block: Float32Array): AudioFrame[] {
    this.samples.set(block)
    this.limiter.limit(this.samples)
    this.queue.write([this.block], 0, BLOCK)
    const frames: AudioFrame[] = []
    const { frameSize } = this.encoder
    while (this.queue.size >= frameSize) {
      this.queue.read(frameSize, (planes) => this.encoder.encode(planes, this.position, (frame) => frames.push(frame)))
      this.position += frameSize
    }
    this.hasBegun ||= frames.length > 0
    return frames
  }

  close(): void {
    this.encoder.close()
  }
}
