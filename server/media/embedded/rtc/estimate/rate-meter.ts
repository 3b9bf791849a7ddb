/** Parts that the window is divided into: old bytes leave it one part at a time. */
const PARTS = 10

/** Bits per second over a sliding time. */
export class RateMeter {
  private readonly step: number
  private readonly parts: number[] = new Array<number>(PARTS).fill(0)
  private current = -Infinity
  private since: number | undefined

  /** @param window milliseconds */
  constructor(private readonly window: number) {
    this.step = window / PARTS
  }

  /** @param now milliseconds on a steady clock */
  add(bytes: number, now: number): void {
    this.since ??= now
    this.advance(now)
    const part = this.current % PARTS
    this.parts[part] = (this.parts[part] ?? 0) + bytes
  }

  /** Undefined while too little time has been seen to tell. */
  rate(now: number): number | undefined {
    const seen = Math.min(this.window, now - (this.since ?? now))
    if (seen < this.window / 2) return undefined
    this.advance(now)
    return (this.parts.reduce((sum, bytes) => sum + bytes, 0) * 8000) / seen
  }

  private advance(now: number): void {
    const next = Math.floor(now / this.step)
    for (let part = Math.max(this.current + 1, next - PARTS + 1); part <= next; part++) this.parts[part % PARTS] = 0
    this.current = Math.max(this.current, next)
  }
}
