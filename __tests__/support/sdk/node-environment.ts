import WebSocket from 'ws'
import type { Environment, Network, Sockets, Storage } from '../../../src/services/emedia/core/environment'
import { EmediaError } from '../../../src/services/emedia/core/error'
import { systemClock } from '../../../src/services/emedia/environments/clock'

/** Node as a place for the SDK, with the means to take its network away. */
export interface NodeEnvironment extends Environment {
  /** Cuts every open socket, as a dying network does. */
  cut(): void
  /** No new connection can be made until it is switched on again; that is told to the SDK. */
  setOnline(online: boolean): void
  /** Sockets that are open now. */
  openSockets(): number
  /** What the SDK had to report: errors of the application's own callbacks. */
  readonly reported: readonly unknown[]
}

export function createNodeEnvironment(type: 'MINI_PROGRAM' | 'WEB' = 'MINI_PROGRAM'): NodeEnvironment {
  const link = new Link()
  const reported: unknown[] = []
  return {
    http: { request: (request) => link.http(request) },
    sockets: link,
    storage: createMemoryStorage(),
    clock: systemClock,
    network: link,
    terminal: { type, agent: 'node' },
    report: (error) => void reported.push(error),
    cut: () => link.cut(),
    setOnline: (online) => link.setOnline(online),
    openSockets: () => link.size,
    reported
  }
}

export function createMemoryStorage(): Storage {
  const texts = new Map<string, string>()
  return {
    get: (key) => texts.get(key),
    set: (key, value) => void texts.set(key, value),
    remove: (key) => void texts.delete(key)
  }
}

class Link implements Sockets, Network {
  private readonly sockets = new Set<WebSocket>()
  private readonly listeners = new Set<(online: boolean) => void>()
  private isOnline = true

  get size(): number {
    return this.sockets.size
  }

  async http({ method, url, body, headers, timeout, signal }: Parameters<Environment['http']['request']>[0]) {
    if (!this.isOnline) throw EmediaError.of('network')
    const limit = AbortSignal.timeout(timeout)
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal])
    })
    const text = await response.text()
    try {
      return { status: response.status, body: JSON.parse(text) as unknown }
    } catch {
      return { status: response.status, body: text }
    }
  }

  open(url: string, handlers: Parameters<Sockets['open']>[1]) {
    const socket = new WebSocket(this.isOnline ? url : 'ws://127.0.0.1:1')
    this.sockets.add(socket)
    socket.on('open', () => handlers.open())
    socket.on('message', (data: Buffer) => handlers.message(data.toString()))
    socket.on('error', () => undefined)
    socket.on('close', (code, reason) => {
      this.sockets.delete(socket)
      handlers.close(code, reason.toString())
    })
    return { send: (text: string) => socket.send(text), close: () => socket.close(1000) }
  }

  onChange(listener: (online: boolean) => void) {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  cut(): void {
    for (const socket of this.sockets) socket.terminate()
  }

  setOnline(online: boolean): void {
    this.isOnline = online
    if (!online) this.cut()
    for (const listener of [...this.listeners]) listener(online)
  }
}
