import type { PictureSize } from '../../quality/picture-size'

/**
 * What a publisher of pictures may send, by their shorter side in pixels, in bits per second. More does not make them
 * better, and a browser that wants larger ones has room to begin with them.
 */
const CAPS: readonly (readonly [side: number, bitrate: number])[] = [
  [240, 500_000],
  [360, 900_000],
  [540, 1_300_000]
]

/** The most that one publisher is told to send: it follows the largest pictures that have come from it. */
export class BitrateCap {
  private side = 0

  /**
   * @param most bits per second, whatever the size
   * @param factor of what one row of pictures takes
   */
  constructor(
    private readonly most: number,
    private readonly factor = 1
  ) {}

  /** Bits per second. */
  get bitrate(): number {
    const [, fitting = this.most] = CAPS.find(([side]) => this.side <= side) ?? []
    return this.factor * (this.side === 0 ? this.most : Math.min(this.most, fitting))
  }

  /** Pictures that shrink do not lower it: a browser that sends smaller ones for want of bits must find a way back. */
  picture({ width, height }: PictureSize): void {
    this.side = Math.max(this.side, Math.min(width, height))
  }
}
