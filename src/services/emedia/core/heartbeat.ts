import type { Clock } from './environment'

/** Milliseconds between two signs of life. */
const INTERVAL = 15_000

/**
 * Asks again and again whether the server is there: a socket can be dead for minutes before anybody is told. `ask`
 * resolves when the server answered; when it rejects, `dead` is called and the beating stops.
 */
export class Heartbeat {
  private cancel: (() => void) | undefined
  private round = 0

  constructor(
    private readonly clock: Clock,
    private readonly ask: () => Promise<void>,
    private readonly dead: () => void
  ) {}

  start(): void {
    this.stop()
    this.cancel = this.clock.after(INTERVAL, () => this.check())
  }

  /** Asks at once. */
  check(): void {
    this.stop()
    const round = this.round
    this.ask().then(
      () => {
        if (round === this.round) this.start()
      },
      () => {
        if (round === this.round) this.dead()
      }
    )
  }

  stop(): void {
    this.round += 1
    this.cancel?.()
    this.cancel = undefined
  }
}
