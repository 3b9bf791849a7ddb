import { fork, type ChildProcess } from 'node:child_process'
import type { FromMedia, ToMedia } from './messages'

/** First pause before a process that died is started again, in ms; doubles with each death up to the longest. */
const RESTART = 100
const LONGEST_RESTART = 5000
/** A process that has lived this long, in ms, was healthy: the next pause is short again. */
const HEALTHY = 30_000
/** How long a process may take to close before it is killed, in ms. */
const CLOSE_TIMEOUT = 3000

export interface SupervisorOptions {
  /** Path of the built media process. */
  readonly entry: string
  readonly receive: (message: FromMedia) => void
  /** A process runs and can be sent messages. Called again after each restart. */
  readonly spawned: () => void
  /** It ended though nobody asked it to; another one follows. */
  readonly died: (description: string) => void
}

/** Keeps one media process running. */
export class Supervisor {
  private child: ChildProcess | undefined
  private restart: NodeJS.Timeout | undefined
  private deaths = 0
  private spawnedAt = 0
  private closing = false

  constructor(private readonly options: SupervisorOptions) {}

  /** Undefined between two lives. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  start(): void {
    const child = fork(this.options.entry, [], { execArgv: [], serialization: 'advanced' })
    this.child = child
    this.spawnedAt = performance.now()
    child.on('message', (message) => {
      if (this.child === child) this.options.receive(message as FromMedia)
    })
    child.on('error', (error) => this.ended(child, error.message))
    child.on('exit', (code, signal) => this.ended(child, signal === null ? `exit code ${code}` : `signal ${signal}`))
    this.options.spawned()
  }

  /** False when there is no process to hear it. */
  send(message: ToMedia): boolean {
    const { child } = this
    if (child?.connected !== true) return false
    // A message that is lost with its process is answered by `died`.
    child.send(message, () => undefined)
    return true
  }

  /** Ends a process that is of no use; another one follows. */
  kill(): void {
    this.child?.kill('SIGKILL')
  }

  /** Ends the process for good. Repeated calls resolve with the first. */
  async close(): Promise<void> {
    this.closing = true
    clearTimeout(this.restart)
    const { child } = this
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    this.send({ type: 'close' })
    const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_TIMEOUT)
    await ended
    clearTimeout(timer)
  }

  private ended(child: ChildProcess, description: string): void {
    if (this.child !== child) return
    this.child = undefined
    if (this.closing) return
    if (performance.now() - this.spawnedAt > HEALTHY) this.deaths = 0
    const pause = Math.min(LONGEST_RESTART, RESTART * 2 ** this.deaths)
    this.deaths += 1
    this.restart = setTimeout(() => this.start(), pause)
    this.options.died(description)
  }
}
