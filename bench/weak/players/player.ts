import { type Steps, RtmpViewer } from '../../media/support/rtmp-viewer'
import { Playout } from './playout'

const STEPS: Steps = { picture: 1000 / 15, sound: (1024 * 1000) / 48_000 }
/** Milliseconds between tries of a player that has been cut off, as live-player's. */
const RETRY = 1000

/** What one player has heard and seen so far. */
export interface Played {
  readonly pictures: number
  readonly sounds: number
  readonly played: number
  readonly gaps: number
  /** How often it had to come anew. */
  readonly returns: number
}

/** A phone's player: plays, and calls again when it is cut off. */
export class Player {
  private before = { pictures: 0, sounds: 0 }
  private returns = 0
  private isReturning = false
  private readonly timer = setInterval(() => void this.look(), RETRY)
  private readonly playout = new Playout(() => this.newest)

  private constructor(
    private readonly url: string,
    private viewer: RtmpViewer
  ) {}

  static async open(url: string): Promise<Player> {
    return new Player(url, await RtmpViewer.open(url, STEPS))
  }

  /** Milliseconds of the newest sound on the stream's timeline. */
  get newest(): number | undefined {
    return this.viewer.sounds.newest
  }

  so(): Played {
    const { pictures, sounds } = this.viewer
    const { played, gaps } = this.playout
    const { before, returns } = this
    return {
      pictures: before.pictures + pictures.count,
      sounds: before.sounds + sounds.count,
      ...{ played, gaps, returns }
    }
  }

  close(): void {
    clearInterval(this.timer)
    this.playout.close()
    this.viewer.close()
  }

  private async look(): Promise<void> {
    if (!this.viewer.isClosed || this.isReturning) return
    this.isReturning = true
    const next = await RtmpViewer.open(this.url, STEPS).catch(() => undefined)
    this.isReturning = false
    if (next === undefined) return
    const { pictures, sounds } = this.so()
    this.before = { pictures, sounds }
    this.viewer = next
    this.returns += 1
  }
}
