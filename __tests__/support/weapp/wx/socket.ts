import { types } from 'node:util'
import { WebSocket, type RawData } from 'ws'
import type { Method } from '../logic-context'
import { textOf } from '../text'
import { answer, type WxFunction, type WxOptions } from './api'
import type { Connection, WxHost } from './host'

const EVENTS = ['Open', 'Message', 'Close', 'Error'] as const
type SocketEvent = (typeof EVENTS)[number]

const MOST_SOCKETS = 5
const NORMAL_CLOSURE = 1000

/** The SocketTask of one `wx.connectSocket`, over a real WebSocket. */
class SocketTask implements Connection {
  readonly socket: WebSocket
  readonly #listeners: Record<SocketEvent, Set<Method>> = {
    Open: new Set(),
    Message: new Set(),
    Close: new Set(),
    Error: new Set()
  }

  constructor(
    private readonly host: WxHost,
    options: WxOptions,
    closed: () => void
  ) {
    this.socket = new WebSocket(String(options.url), (options.protocols ?? []) as string[], {
      headers: options.header as Record<string, string> | undefined,
      handshakeTimeout: options.timeout as number | undefined
    })
    this.socket.on('open', () => this.#raise('Open', { header: {}, profile: {} }))
    this.socket.on('message', (data, isBinary) => this.#raise('Message', { data: this.#read(data, isBinary) }))
    this.socket.on('error', (error) => this.#raise('Error', { errMsg: `connectSocket:fail ${error.message}` }))
    this.socket.on('close', (code, reason) => {
      closed()
      this.#raise('Close', { code, reason: reason.toString() })
    })
    if (!host.device.online) this.drop()
  }

  /** The connection is lost without a word, as when the network goes. */
  drop(): void {
    this.socket.terminate()
  }

  send(options: WxOptions): void {
    if (this.socket.readyState !== WebSocket.OPEN) {
      const errMsg = 'sendSocketMessage:fail SocketTask.readyState is not OPEN'
      answer(this.host.logic, options, 'fail', { errMsg })
      return
    }
    const { data } = options
    this.socket.send(types.isAnyArrayBuffer(data) ? Buffer.from(data) : String(data))
    answer(this.host.logic, options, 'success', { errMsg: 'sendSocketMessage:ok' })
  }

  close(options: WxOptions = {}): void {
    this.socket.close(Number(options.code ?? NORMAL_CLOSURE), textOf(options.reason))
    answer(this.host.logic, options, 'success', { errMsg: 'closeSocket:ok' })
  }

  /** The object that the app gets. */
  face(): object {
    const { socket } = this
    const on = EVENTS.flatMap((name): [string, Method][] => [
      [`on${name}`, (listener) => void this.#listeners[name].add(listener as Method)],
      [`off${name}`, (listener) => void this.#listeners[name].delete(listener as Method)]
    ])
    return {
      CONNECTING: 0,
      OPEN: 1,
      CLOSING: 2,
      CLOSED: 3,
      get readyState() {
        return socket.readyState
      },
      send: (options: WxOptions) => this.send(options),
      close: (options?: WxOptions) => this.close(options),
      ...Object.fromEntries(on)
    }
  }

  #read(data: RawData, isBinary: boolean): string | ArrayBuffer {
    return isBinary ? this.host.logic.bytes(data as Buffer) : (data as Buffer).toString()
  }

  #raise(name: SocketEvent, event: object): void {
    const { activity, listeners, logic } = this.host
    activity.touch()
    const given = logic.give(event)
    for (const listener of [...this.#listeners[name]]) logic.run(this, listener, given)
    listeners.raise(`Socket${name}`, event)
  }
}

/** `wx.connectSocket`, and the older functions that mean the last socket opened. */
export function makeSocketFunctions(host: WxHost, connections: Set<Connection>): Record<string, WxFunction> {
  const open = new Set<SocketTask>()
  let last: SocketTask | undefined
  const connect = (options: WxOptions) => {
    if (open.size >= MOST_SOCKETS) {
      answer(host.logic, options, 'fail', { errMsg: 'connectSocket:fail exceed max task count' })
      return undefined
    }
    const task: SocketTask = new SocketTask(host, options, () => {
      connections.delete(task)
      open.delete(task)
    })
    connections.add(task)
    open.add(task)
    last = task
    answer(host.logic, options, 'success', { errMsg: 'connectSocket:ok' })
    return task.face()
  }
  return {
    connectSocket: (options = {}) => connect(options),
    sendSocketMessage: (options = {}) => last?.send(options),
    closeSocket: (options = {}) => last?.close(options)
  }
}
