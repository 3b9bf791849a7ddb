/** Frames of one kind as they came, and those of them that the stream's own timeline shows to be missing. */
export class FrameRow {
  count = 0
  missing = 0
  /** Milliseconds of the newest one on that timeline. */
  newest: number | undefined

  /** @param step milliseconds from one frame to the next */
  constructor(private readonly step: number) {}

  add(timestamp: number): void {
    const steps = this.newest === undefined ? 1 : Math.round((timestamp - this.newest) / this.step)
    this.missing += Math.max(0, steps - 1)
    this.newest = timestamp
    this.count += 1
  }
}
