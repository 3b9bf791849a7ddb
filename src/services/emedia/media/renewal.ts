import type { ErrorName } from '../../../../protocol/error-codes'
import type { Clock } from '../core/environment'
import { EmediaError } from '../core/error'
import { nextTry } from '../core/reconnect'

/** Refusals that another try will not change. */
const final: readonly ErrorName[] = [
  'not-permitted',
  'no-such-stream',
  'videos-full',
  'desktops-full',
  'unsupported-codec',
  'session-gone'
]

/** Builds a connection anew until it stands: one attempt at a time, with growing pauses between them. */
export class Renewal {
  private isRunning = false
  private isWanted = false
  private isStopped = false
  private failures = 0
  private cancelPause: () => void = () => undefined

  /** `refused` is called when it makes no sense to go on. */
  constructor(
    private readonly clock: Clock,
    private readonly attempt: () => Promise<void>,
    private readonly refused: (error: EmediaError) => void
  ) {}

  /** Begins an attempt, or sees to it that another one follows the one that is under way. */
  begin(): void {
    if (this.isStopped) return
    this.isWanted = true
    this.cancelPause()
    if (!this.isRunning) void this.run()
  }

  stop(): void {
    this.isStopped = true
    this.cancelPause()
  }

  private async run(): Promise<void> {
    this.isRunning = true
    try {
      while (this.isWanted && !this.stopped()) {
        this.isWanted = false
        await this.attempt()
        this.failures = 0
      }
    } catch (error) {
      this.failed(error)
    } finally {
      this.isRunning = false
    }
    if (this.isWanted) this.begin()
  }

  private stopped(): boolean {
    return this.isStopped
  }

  private failed(error: unknown): void {
    if (this.isStopped) return
    const known = error instanceof EmediaError ? error : EmediaError.of('bad-answer', error)
    if (known.reason !== undefined && final.includes(known.reason)) return this.refused(known)
    // The connection to the server decides when to give up; media are tried for as long as it lives.
    const pause = nextTry({ failures: this.failures, elapsed: 0 }, Math.random()) ?? 0
    this.failures += 1
    this.cancelPause = this.clock.after(pause, () => this.begin())
  }
}
