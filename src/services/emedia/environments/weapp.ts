import type { Environment, Http, Network, Socket, SocketHandlers, Sockets, Storage } from '../core/environment'
import { EmediaError } from '../core/error'
import { abortable } from '../core/timing'
import { systemClock } from './clock'
import type { Wx } from './wx'

/** A WeChat mini-program. `wx` is WeChat's global object, or what stands for it. */
export const createWeappEnvironment = (wx: Wx): Environment => ({
  http: http(wx),
  sockets: sockets(wx),
  storage: storage(wx),
  clock: systemClock,
  network: network(wx),
  terminal: { type: 'MINI_PROGRAM', agent: 'emeet' },
  report: (error) =>
    // Not in the way of whoever called, but seen by WeChat, which shows it to App.onError.
    void setTimeout(() => {
      throw error
    })
})

type Answer = Awaited<ReturnType<Http['request']>>

const http = (wx: Wx): Http => ({
  request({ method, url, body, headers, timeout, signal }) {
    let task: ReturnType<Wx['request']>
    const answered = new Promise<Answer>((resolve, reject) => {
      task = wx.request({
        url,
        method,
        ...(body === undefined
          ? { header: { ...headers } }
          : { data: JSON.stringify(body), header: { ...headers, 'content-type': 'application/json' } }),
        timeout,
        dataType: 'text',
        success: ({ statusCode, data }) => resolve({ status: statusCode, body: readBody(data) }),
        fail: (error) =>
          reject(EmediaError.of(error.errMsg?.includes('timeout') === true ? 'timeout' : 'network', error))
      })
    })
    return abortable(signal, answered, () => task?.abort())
  }
})

function readBody(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}

const sockets = (wx: Wx): Sockets => ({
  open(url, handlers) {
    const close = once(handlers)
    const task = wx.connectSocket({ url, fail: () => close(1006, 'refused by WeChat') })
    if (task === undefined) return silent
    // Told to send before it is open, WeChat fails; nobody does so here, and a failure shows as a lost socket anyway.
    task.onOpen(() => handlers.open())
    task.onMessage(({ data }) => handlers.message(typeof data === 'string' ? data : ''))
    task.onClose(({ code = 1006, reason = '' }) => close(code, reason))
    task.onError(({ errMsg = '' }) => close(1006, errMsg))
    return {
      send: (text) => task.send({ data: text, fail: () => undefined }),
      close: () => task.close({ code: 1000, fail: () => undefined })
    }
  }
})

const silent: Socket = { send: () => undefined, close: () => undefined }

/** WeChat tells an error and then, on some phones, the close as well. */
function once(handlers: SocketHandlers): SocketHandlers['close'] {
  let isOver = false
  return (code, reason) => {
    if (isOver) return
    isOver = true
    handlers.close(code, reason)
  }
}

/** WeChat's storage throws when it is full. */
const storage = (wx: Wx): Storage => ({
  get(key) {
    const value: unknown = attempt(() => wx.getStorageSync(key))
    return typeof value === 'string' && value !== '' ? value : undefined
  },
  set: (key, value) => attempt(() => wx.setStorageSync(key, value)),
  remove: (key) => attempt(() => wx.removeStorageSync(key))
})

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

const network = (wx: Wx): Network => ({
  onChange(listener) {
    const changed = ({ isConnected }: { isConnected: boolean }): void => listener(isConnected)
    wx.onNetworkStatusChange(changed)
    return () => wx.offNetworkStatusChange?.(changed)
  }
})
