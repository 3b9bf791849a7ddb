import { setImmediate } from 'node:timers'
import type { Environment, SocketHandlers } from '../../../src/services/emedia/core/environment'
import { createMemoryStorage } from './node-environment'

/** One socket that the SDK has opened, seen from the server's side. */
export class ScriptedSocket {
  readonly sent: Record<string, unknown>[] = []
  isClosed = false

  constructor(
    readonly url: string,
    private readonly handlers: SocketHandlers
  ) {}

  accept(): void {
    this.handlers.open()
  }

  say(message: unknown): void {
    this.handlers.message(typeof message === 'string' ? message : JSON.stringify(message))
  }

  /** Answers the newest message with that operation. */
  answer(op: number, body: object): void {
    const asked = [...this.sent].reverse().find((message) => message.op === op)
    if (asked === undefined) throw new Error(`nobody asked ${op}`)
    this.say({ op: 1001, tsxId: asked.tsxId, sessId: 'S1', result: 0, ...body })
  }

  lose(): void {
    this.isClosed = true
    this.handlers.close(1006, '')
  }
}

/** A place in which nothing happens by itself: time, answers and losses come from the test. */
export class ScriptedEnvironment implements Environment {
  readonly socketsOpened: ScriptedSocket[] = []
  readonly requests: { readonly url: string; readonly body: unknown }[] = []
  readonly reported: unknown[] = []
  readonly storage = createMemoryStorage()
  readonly terminal = { type: 'MINI_PROGRAM', agent: 'test' } as const
  /** What the server answers to the HTTP call of that path. */
  readonly answers = new Map<string, () => { status: number; body: unknown }>()
  /** Whether HTTP calls are never answered, not even when they are called off. */
  isDeaf = false
  private time = 1_000_000
  private timers: { readonly at: number; readonly callback: () => void }[] = []
  private readonly listeners = new Set<(online: boolean) => void>()

  readonly http: Environment['http'] = {
    request: ({ url, body }) => {
      this.requests.push({ url, body })
      if (this.isDeaf) return new Promise(() => undefined)
      const answer = this.answers.get(new URL(url).pathname)
      return answer === undefined
        ? Promise.reject(new Error(`no answer is scripted for ${url}`))
        : Promise.resolve(answer())
    }
  }

  readonly sockets: Environment['sockets'] = {
    open: (url, handlers) => {
      const socket = new ScriptedSocket(url, handlers)
      this.socketsOpened.push(socket)
      return {
        send: (text) => void socket.sent.push(JSON.parse(text) as Record<string, unknown>),
        close: () => (socket.isClosed = true)
      }
    }
  }

  readonly clock: Environment['clock'] = {
    now: () => this.time,
    after: (milliseconds, callback) => {
      const timer = { at: this.time + milliseconds, callback }
      this.timers.push(timer)
      return () => (this.timers = this.timers.filter((other) => other !== timer))
    }
  }

  readonly network: Environment['network'] = {
    onChange: (listener) => {
      this.listeners.add(listener)
      return () => void this.listeners.delete(listener)
    }
  }

  readonly report = (error: unknown): void => void this.reported.push(error)

  get socket(): ScriptedSocket {
    const newest = this.socketsOpened.at(-1)
    if (newest === undefined) throw new Error('no socket was opened')
    return newest
  }

  /** Timers and listeners that are still there: what a closed conference must not leave behind. */
  get remains(): number {
    return this.timers.length + this.listeners.size
  }

  online(): void {
    for (const listener of [...this.listeners]) listener(true)
  }

  /** Lets time pass; timers run in their order, and promises between them. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds
    for (;;) {
      await settle()
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.timers = this.timers.filter((timer) => timer !== next)
      this.time = Math.max(this.time, next.at)
      next.callback()
    }
    this.time = end
    await settle()
  }
}

/** Until promises that only wait for each other have settled. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
