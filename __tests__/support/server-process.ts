import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './build'

/** How long it may take to become ready, ms. */
const STARTUP = 20_000
/** How long it may take to end after it was asked to, ms. */
const PATIENCE = 10_000
/** How long an answer may take, ms. */
const ANSWER = 2_000

/** One run of the server's process. */
export class ServerProcess {
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  #output = ''
  #running = true

  /** @param print hears everything that it writes to stdout and stderr */
  constructor(main: string, environment: Readonly<Record<string, string>>, print: (text: string) => void) {
    this.#child = spawn(process.execPath, [main], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    const hear = (part: Buffer) => {
      this.#output += part.toString()
      print(part.toString())
    }
    this.#child.stdout?.on('data', hear)
    this.#child.stderr?.on('data', hear)
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', () => {
        this.#running = false
        resolve()
      })
    })
  }

  get running(): boolean {
    return this.#running
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Resolves when it has ended, by itself or not. */
  get ended(): Promise<void> {
    return this.#ended
  }

  /** Waits until it says that it is ready. */
  async ready(url: string): Promise<void> {
    const end = Date.now() + STARTUP
    while (this.#running && Date.now() < end) {
      if (await isReady(url)) return
      await sleep(20)
    }
    const why = this.#running ? `is not ready after ${STARTUP} ms` : `ended with ${this.#child.exitCode ?? 'a signal'}`
    await this.end('SIGKILL')
    throw new Error(`the server ${why}:\n${this.#output}`)
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.#running) return
    this.#child.kill(signal)
    const force = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE)
    await this.#ended
    clearTimeout(force)
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWER) })).ok
  } catch {
    return false
  }
}
