import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import type { Readable } from 'node:stream'

const VARIABLES = { ffmpeg: 'EMEET_FFMPEG', ffprobe: 'EMEET_FFPROBE' } as const

/** How long ffmpeg may take to end after it was asked to, ms. */
const PATIENCE = 3_000
/** How much of what it says is kept, characters. */
const KEPT = 20_000

/** The program, by the environment or by PATH. */
export const programPath = (name: keyof typeof VARIABLES) => process.env[VARIABLES[name]] ?? name

/** An ffmpeg or ffprobe that runs, with what it says. */
export class MediaProcess {
  /** Settles with the exit code when it has ended; null when a signal ended it. Never rejects. */
  readonly ended: Promise<number | null>
  readonly #child: ChildProcess
  #stderr = ''
  #running = true

  /** @param pipes how many pipes it writes to, beginning with descriptor 3 */
  constructor(name: keyof typeof VARIABLES, args: readonly string[], pipes = 0) {
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', ...Array<'pipe'>(pipes).fill('pipe')]
    this.#child = spawn(programPath(name), args, { stdio })
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code) => this.#end(code, resolve))
      this.#child.once('error', (error) => {
        this.#stderr += String(error)
        this.#end(null, resolve)
      })
    })
    this.output(2).on('data', (part: Buffer) => {
      this.#stderr = (this.#stderr + part.toString()).slice(-KEPT)
    })
  }

  get running(): boolean {
    return this.#running
  }

  get stderr(): string {
    return this.#stderr
  }

  /** What it writes to a descriptor. */
  output(descriptor: number): Readable {
    return this.#child.stdio[descriptor] as Readable
  }

  /** Asks it to end, makes it end when it does not listen, and waits until it has. */
  async stop(): Promise<void> {
    if (this.#running) this.#child.kill('SIGINT')
    const force = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE)
    await this.ended
    clearTimeout(force)
  }

  #end(code: number | null, resolve: (code: number | null) => void): void {
    this.#running = false
    resolve(code)
  }
}

/** ffmpeg could not do what was asked; what it said is in the message. */
export class MediaFailure extends Error {
  constructor(
    what: string,
    readonly stderr: string
  ) {
    super(`${what}\n${stderr.trim()}`)
    this.name = 'MediaFailure'
  }
}
