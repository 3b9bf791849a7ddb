/** Milliseconds between looks, and what is played between them. */
const TICK = 50
/** Milliseconds of sound that a player keeps ahead, as live-player does. */
const AHEAD = 1000
/** A player that is further behind than this many ms jumps to where it should be. */
const MOST = 3000

/** What a player makes of sound that comes unsteadily: it knows when there is nothing to play. */
export class Playout {
  /** Milliseconds that were to be played, and those of them in which there was nothing. */
  played = 0
  gaps = 0
  private playhead: number | undefined
  private readonly timer: NodeJS.Timeout
  private lookedAt = performance.now()

  /** @param newest ms of the newest sound on the stream's timeline */
  constructor(private readonly newest: () => number | undefined) {
    this.timer = setInterval(() => this.look(), TICK)
  }

  close(): void {
    clearInterval(this.timer)
  }

  private look(): void {
    const passed = performance.now() - this.lookedAt
    this.lookedAt += passed
    const newest = this.newest()
    if (newest === undefined) return
    this.playhead ??= newest - AHEAD
    if (newest - this.playhead > MOST) this.playhead = newest - AHEAD
    const next = Math.min(newest, this.playhead + passed)
    this.played += passed
    this.gaps += this.playhead + passed - next
    this.playhead = next
  }
}
