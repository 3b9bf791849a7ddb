/** How much of each new gap between pictures enters the mean. */
const SMOOTHING = 1 / 16
/** A gap of this length, in ms, and of three times the mean at least, is a freeze. */
const LONGER_BY = 150
/** Longer than this, in ms, the picture is off. */
const OFF = 2000

/** Counts how often the picture stands still: W3C's definition of `freezeCount` (webrtc-stats), where pictures arrive. */
export class Freezes {
  private count = 0
  private last: number | undefined
  private mean: number | undefined

  get total(): number {
    return this.count
  }

  /** A picture has arrived. @param now milliseconds on a steady clock */
  picture(now: number): void {
    const gap = this.last === undefined ? undefined : now - this.last
    this.last = now
    if (gap === undefined || gap > OFF) return
    const mean = this.mean ?? gap
    if (gap > Math.max(3 * mean, mean + LONGER_BY)) this.count += 1
    else this.mean = mean + (gap - mean) * SMOOTHING
  }
}
