import type { Environment, Http, Network, Sockets, Storage } from '../core/environment'
import { EmediaError } from '../core/error'
import { openMediaWith } from '../media/media'
import type { Peers } from '../media/peers'
import { systemClock } from './clock'

/** A browser: fetch, WebSocket and WebRTC. */
export const createBrowserEnvironment = (): Environment => ({
  http: fetchHttp,
  sockets: webSockets,
  storage: tabStorage,
  clock: systemClock,
  network: browserNetwork,
  terminal: { type: 'WEB', agent: navigator.userAgent.slice(0, 256) },
  ...(typeof RTCPeerConnection === 'undefined' ? {} : { media: openMediaWith(browserPeers) }),
  report: (error) => reportError(error)
})

const fetchHttp: Http = {
  async request({ method, url, body, headers, timeout, signal }) {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(), timeout)
    const abort = (): void => controller.abort()
    signal?.addEventListener('abort', abort, { once: true })
    const content =
      body === undefined
        ? { headers: { ...headers } }
        : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
    try {
      const response = await fetch(url, { method, signal: controller.signal, ...content })
      return { status: response.status, body: readBody(await response.text()) }
    } catch (error) {
      if (signal?.aborted === true) throw EmediaError.of('aborted', error)
      throw EmediaError.of(controller.signal.aborted ? 'timeout' : 'network', error)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const webSockets: Sockets = {
  open(url, handlers) {
    const socket = new WebSocket(url)
    socket.onopen = () => handlers.open()
    socket.onmessage = ({ data }: MessageEvent<unknown>) => handlers.message(typeof data === 'string' ? data : '')
    socket.onclose = ({ code, reason }) => handlers.close(code, reason)
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text)
      },
      close: () => socket.close(1000)
    }
  }
}

/**
 * Per tab: two tabs are two guests, who may be in one room; a reload is the same guest, who gets the same seat back.
 * Browsers may forbid storage altogether; then a reload is somebody new.
 */
const tabStorage: Storage = {
  get: (key) => attempt(() => sessionStorage.getItem(key) ?? undefined),
  set: (key, value) => attempt(() => sessionStorage.setItem(key, value)),
  remove: (key) => attempt(() => sessionStorage.removeItem(key))
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

const browserNetwork: Network = {
  onChange(listener) {
    const online = (): void => listener(true)
    const offline = (): void => listener(false)
    addEventListener('online', online)
    addEventListener('offline', offline)
    return () => {
      removeEventListener('online', online)
      removeEventListener('offline', offline)
    }
  }
}

const browserPeers: Peers = {
  create: (configuration) => new RTCPeerConnection(configuration),
  stream: () => new MediaStream(),
  videoCodecs: () => RTCRtpSender.getCapabilities('video')?.codecs ?? [],
  async screen(wanted) {
    const devices = (navigator as Partial<Navigator>).mediaDevices as Partial<MediaDevices> | undefined
    if (devices?.getDisplayMedia === undefined) throw EmediaError.of('unsupported')
    return devices.getDisplayMedia(wanted)
  }
}
