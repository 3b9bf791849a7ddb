import { sizeInPacket } from '../quality/picture-size'
import type { RtpPacket } from './frame'

/** Milliseconds without a packet after which there are none any more. */
const GONE = 1500

/** Knows how large the smaller pictures of a stream are, and whether there are any now. */
export class SmallPictures {
  private pixels: number | undefined
  private seenAt = -Infinity

  /** @param now milliseconds on a steady clock */
  constructor(private readonly now: () => number) {}

  /** Pixels; undefined while none come. */
  get height(): number | undefined {
    return this.now() - this.seenAt < GONE ? this.pixels : undefined
  }

  packet(packet: RtpPacket): void {
    this.seenAt = this.now()
    this.pixels = sizeInPacket(packet)?.height ?? this.pixels
  }
}
