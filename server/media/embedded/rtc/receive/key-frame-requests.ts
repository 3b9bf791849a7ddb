/** Milliseconds between two requests; encoders answer each with a costly picture. */
const SPACING = 500

/**
 * Asks a publisher for key frames: at once when it has been quiet, otherwise as soon as the spacing allows, and again
 * until one comes, because the request itself may be lost.
 */
export class KeyFrameRequests {
  private timer: NodeJS.Timeout | undefined
  private sentAt = -Infinity
  private closed = false

  constructor(
    private readonly send: () => void,
    private readonly now: () => number = () => performance.now()
  ) {}

  request(): void {
    if (this.timer !== undefined || this.closed) return
    const wait = this.sentAt + SPACING - this.now()
    if (wait <= 0) this.ask()
    else this.timer = setTimeout(() => this.ask(), wait)
  }

  /** A key frame has come: whoever waited is served. */
  arrived(): void {
    this.stopTimer()
  }

  close(): void {
    this.closed = true
    this.stopTimer()
  }

  private ask(): void {
    this.sentAt = this.now()
    this.send()
    this.timer = setTimeout(() => this.ask(), SPACING)
  }

  private stopTimer(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}
