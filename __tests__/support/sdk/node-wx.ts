import WebSocket from 'ws'
import type { Wx, WxSocketTask } from '../../../src/services/emedia/environments/wx'

/** What the SDK uses of WeChat, over Node's own network. */
export interface NodeWx extends Wx {
  WebIM?: unknown
  /** Cuts every open socket without a word, as a phone that leaves its network does. */
  cut(): void
  /** Sockets that are open now. */
  openSockets(): number
}

export function createNodeWx(): NodeWx {
  const sockets = new Set<WebSocket>()
  const storage = new Map<string, string>()
  return {
    request: (options) => {
      const controller = new AbortController()
      void request(options, controller.signal)
      return { abort: () => controller.abort() }
    },
    connectSocket: ({ url }) => openSocket(url, sockets),
    getStorageSync: (key) => storage.get(key) ?? '',
    setStorageSync: (key, value) => void storage.set(key, value),
    removeStorageSync: (key) => void storage.delete(key),
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    cut: () => sockets.forEach((socket) => socket.terminate()),
    openSockets: () => sockets.size
  }
}

async function request(options: Parameters<Wx['request']>[0], signal: AbortSignal): Promise<void> {
  const { url, method, data, header, success, fail } = options
  const content = { headers: header ?? {}, ...(data === undefined ? {} : { body: data }) }
  try {
    const response = await fetch(url, { method, signal, ...content })
    const text = await response.text()
    success({ statusCode: response.status, data: text })
  } catch (error) {
    fail({ errMsg: `request:fail ${String(error)}` })
  }
}

function openSocket(url: string, sockets: Set<WebSocket>): WxSocketTask {
  const socket = new WebSocket(url)
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
  return {
    onOpen: (listener) => void socket.on('open', listener),
    onMessage: (listener) => void socket.on('message', (data: Buffer) => listener({ data: data.toString() })),
    onClose: (listener) => void socket.on('close', (code, reason) => listener({ code, reason: reason.toString() })),
    onError: (listener) => void socket.on('error', ({ message }) => listener({ errMsg: message })),
    send: ({ data, fail }) => socket.send(data, (error) => (error instanceof Error ? fail?.(error) : undefined)),
    close: ({ code }) => socket.close(code)
  }
}
