import { ThinPlayer } from '../../__tests__/support/media/thin-player'

/** How often it is looked, ms. */
const LOOK = 50
/** Sound that stands for longer than this is a gap that people hear, ms. */
const GAP = 500

/** The address of the same stream over HTTP. */
function overHttp(address: string): string {
  const { host, pathname, search } = new URL(address.replace(/^rtmp:/, 'http:'))
  return `http://${host}${pathname}.flv${search}`
}

/** A stream that is played for the whole meeting, and how steadily it came. */
export class Watch {
  private player: ThinPlayer | undefined
  private readonly timer = setInterval(() => this.look(), LOOK)
  private soundAt = 0
  private advancedAt: number | undefined
  private gaps = 0
  private pictures = 0
  private longestGap = 0

  /** The longest time without new sound since it first came, ms. */
  get longest(): number {
    return Math.round(this.longestGap)
  }

  /** Plays from here on, over a connection of its own. */
  play(address: string): void {
    this.pause()
    this.player = new ThinPlayer(overHttp(address), Infinity)
  }

  /** Until it is played again; the time counts as a gap. */
  pause(): void {
    this.pictures += this.player?.count.video ?? 0
    this.player?.close()
    this.player = undefined
  }

  result() {
    return {
      pictures: this.pictures + (this.player?.count.video ?? 0),
      'gaps over 0.5 s': this.gaps,
      'longest gap, ms': this.longest
    }
  }

  close(): void {
    clearInterval(this.timer)
    this.pause()
  }

  private look(): void {
    const now = performance.now()
    const { soundAt = this.soundAt } = this.player ?? {}
    if (soundAt === this.soundAt) return
    const gap = this.advancedAt === undefined ? 0 : now - this.advancedAt
    this.longestGap = Math.max(this.longestGap, gap)
    if (gap > GAP) this.gaps += 1
    this.soundAt = soundAt
    this.advancedAt = now
  }
}
