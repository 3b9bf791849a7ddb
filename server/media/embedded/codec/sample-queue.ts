import type { SampleLayout } from './native'

/** Holds this many samples of each channel: a second, far more than a frame. */
const CAPACITY = 48_000

/** Decoded samples on their way into frames of the encoder's size. */
export class SampleQueue {
  private readonly planes: Buffer[]
  private count = 0

  constructor(private readonly layout: SampleLayout) {
    this.planes = Array.from({ length: layout.planes }, () => Buffer.alloc(CAPACITY * layout.stride))
  }

  get size(): number {
    return this.count
  }

  /** Room that is left, in samples of each channel. */
  get room(): number {
    return CAPACITY - this.count
  }

  /** Adds samples from index `from` up to `count`. Never more than {@link room}. */
  write(planes: readonly Buffer[], from: number, count: number): void {
    const { stride } = this.layout
    this.planes.forEach((plane, index) =>
      planes[index]?.copy(plane, this.count * stride, from * stride, count * stride)
    )
    this.count += count - from
  }

  writeSilence(samples: number): void {
    const { stride } = this.layout
    for (const plane of this.planes) plane.fill(0, this.count * stride, (this.count + samples) * stride)
    this.count += samples
  }

  /** Takes the oldest samples; the buffers are valid until the next call of any method. */
  read(samples: number, use: (planes: readonly Buffer[]) => void): void {
    const { stride } = this.layout
    use(this.planes.map((plane) => plane.subarray(0, samples * stride)))
    for (const plane of this.planes) plane.copyWithin(0, samples * stride, this.count * stride)
    this.count -= samples
  }

  clear(): void {
    this.count = 0
  }
}
