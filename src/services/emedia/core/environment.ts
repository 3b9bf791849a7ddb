import type { OpenMedia } from './media'

/** Everything that the SDK needs of the place where it runs. Nothing in `core` touches a global. */
export interface Environment {
  readonly http: Http
  readonly sockets: Sockets
  readonly storage: Storage
  readonly clock: Clock
  readonly network: Network
  /** Who this is to the server: decides how media travels. */
  readonly terminal: { readonly type: 'MINI_PROGRAM' | 'WEB'; readonly agent: string }
  /** Where there is WebRTC. Without it, `publish` and `subscribe` are refused as unsupported. */
  readonly media?: OpenMedia
  /** Takes the errors of the application's own listeners, which nobody else catches. */
  readonly report?: (error: unknown) => void
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly body?: unknown
  /** Names in small letters. */
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly timeout: number
  readonly signal?: AbortSignal
}

export interface Http {
  /**
   * Resolves for every HTTP answer, with the parsed JSON or the text; rejects when there was none. An `EmediaError` it
   * rejects with (timeout, aborted) is passed on as it is, anything else counts as no network.
   */
  request(request: HttpRequest): Promise<{ status: number; body: unknown }>
}

export interface SocketHandlers {
  open(): void
  message(text: string): void
  /** The socket has ended, or could not be opened. Called once. */
  close(code: number, reason: string): void
}

export interface Socket {
  send(text: string): void
  /** Repeated calls do nothing. */
  close(): void
}

export interface Sockets {
  open(url: string, handlers: SocketHandlers): Socket
}

/** Small texts that survive a restart of the app. */
export interface Storage {
  get(key: string): string | undefined
  set(key: string, value: string): void
  remove(key: string): void
}

export interface Clock {
  now(): number
  /** Calls back once; returns the function that cancels. */
  after(milliseconds: number, callback: () => void): () => void
}

export interface Network {
  /** Tells whenever the network comes or goes; returns the function that unsubscribes. */
  onChange(listener: (online: boolean) => void): () => void
}
