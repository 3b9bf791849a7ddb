import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { built } from './build'
import { freePort, freeUdpPort } from './free-port'
import { ServerProcess } from './server-process'

/** The real server, running, with a data directory of its own. */
export class TestServer {
  #process: ServerProcess | undefined
  #log = ''
  #closed = false

  constructor(
    readonly port: number,
    readonly rtmpPort: number,
    readonly rtcPort: number,
    readonly dataDir: string,
    private readonly environment: Readonly<Record<string, string>>
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get wsUrl(): string {
    return `ws://127.0.0.1:${this.port}`
  }

  get rtmpUrl(): string {
    return `rtmp://127.0.0.1:${this.rtmpPort}`
  }

  /** The id of the server's process; undefined while it does not run. */
  get pid(): number | undefined {
    return this.#process?.running === true ? this.#process.pid : undefined
  }

  /** Resolves when the process that runs now has ended, by itself or not. */
  get ended(): Promise<void> {
    return this.#process?.ended ?? Promise.resolve()
  }

  /** What it has printed since the first start. */
  log(): string {
    return this.#log
  }

  /** @throws with what it printed, when it ends or is not ready in time */
  async start(): Promise<void> {
    if (this.#process?.running === true) return
    this.#process = new ServerProcess(built('server'), this.environment, (text) => {
      this.#log += text
    })
    await this.#process.ready(this.url)
  }

  /** Ends it by a signal, and waits until it has; `SIGKILL` is a crash. The data directory stays. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.#process?.end(signal)
  }

  /** Ends it and starts it again, on the same ports with the same data. */
  async restart(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.kill(signal)
    await this.start()
  }

  /** Ends it properly and removes its data. May be called again. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.kill('SIGTERM')
    await rm(this.dataDir, { recursive: true, force: true })
  }
}

/**
 * Starts the built server on free ports of this machine.
 * @param settings environment variables of the server, over those that tests need
 * @throws with what the server printed, when it does not become ready
 */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const [port, rtmpPort, rtcPort] = [await freePort(), await freePort(), await freeUdpPort()]
  const dataDir = await mkdtemp(join(tmpdir(), 'emeet-server-'))
  const server = new TestServer(port, rtmpPort, rtcPort, dataDir, {
    HOST: '127.0.0.1',
    PUBLIC_IP: '127.0.0.1',
    PORT: String(port),
    RTMP_PORT: String(rtmpPort),
    RTC_PORT: String(rtcPort),
    DATA_DIR: dataDir,
    // Every test comes from one address.
    RATE_LIMIT_FACTOR: '1000',
    ...settings
  })
  try {
    await server.start()
  } catch (error) {
    await server.close()
    throw error
  }
  return server
}
