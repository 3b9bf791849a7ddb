import type { ErrorName } from '../../../../protocol/error-codes'
import type { Clock } from '../core/environment'
import { EmediaError } from '../core/error'
import { pauseAfter } from '../core/reconnect'

/** Refusals that another try will not change. */
const final: readonly ErrorName[] = [
  'not-permitted',
  'no-such-stream',
  'videos-full',
  'desktops-full',
  'unsupported-codec',
  'session-gone'
]

/** Milliseconds for which a connection must have stood to count as one that works. */
const STEADY = 10_000

/** Builds a connection anew until it stands: one attempt at a time, with growing pauses between them. */
export class Renewal {
  private isRunning = false
  private isWanted = false
  private isStopped = false
  private failures = 0
  private stoodSince = -Infinity
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

  /** The connection broke. One that had just been built is built anew after a pause: what ends it may not be over. */
  lost(): void {
    if (this.isStopped || this.isRunning) return this.begin()
    if (this.clock.now() - this.stoodSince < STEADY) return this.pause()
    this.failures = 0
    this.begin()
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
        this.stoodSince = this.clock.now()
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
    this.pause()
  }

  /** The connection to the server decides when to give up; media are tried for as long as it lives. */
  private pause(): void {
    const pause = pauseAfter(this.failures, Math.random())
    this.failures += 1
    this.cancelPause()
    this.cancelPause = this.clock.after(pause, () => this.begin())
  }
}
