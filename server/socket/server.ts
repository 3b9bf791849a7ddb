import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { type ErrorName, errors } from '../../protocol/errors'
import { Refusal } from '../../protocol/refusal'
import { callerOf } from '../security/caller'
import { Connections } from '../security/connections'
import { Heartbeat } from './heartbeat'
import type { SocketParts } from './parts'
import { swallowQuality } from './quality-sink'
import { Session } from './session'

const FRAME_MAX = 256 * 1024
const GOODBYE_MS = 1000

/** All WebSockets of the server. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: FRAME_MAX, perMessageDeflate: false })
  readonly #heartbeat = new Heartbeat()
  readonly #connections: Connections
  #isClosed = false

  constructor(private readonly parts: SocketParts) {
    this.#connections = new Connections(parts.maxConnections)
  }

  /** For the HTTP server's `upgrade`: `/ws/<conference>` for members, `/qoe` for statistics, nothing else. */
  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', destroyBroken)
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    const conferenceId = /^\/ws\/([\w-]{1,128})$/.exec(path)?.[1]
    const refused = this.#refusalFor(request, conferenceId !== undefined || path === '/qoe')
    if (refused !== undefined) refuseUpgrade(socket, refused)
    else this.#server.handleUpgrade(request, socket, head, (client) => this.#connected(client, request, conferenceId))
  }

  /** Tells all clients that the server goes away; they come back by themselves. Resolves when no socket is left. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#heartbeat.close()
    const clients = [...this.#server.clients]
    const gone = clients.map((client) => new Promise((resolve) => client.once('close', resolve)))
    for (const client of clients) client.close(1001, 'the server is going away')
    const cut = setTimeout(() => {
      for (const client of clients) client.terminate()
    }, GOODBYE_MS)
    await Promise.all(gone)
    clearTimeout(cut)
    this.#server.close()
  }

  #refusalFor(request: IncomingMessage, isKnown: boolean): ErrorName | undefined {
    if (!isKnown || this.#isClosed) return 'not-found'
    try {
      const { ip } = callerOf(request, this.parts.reach)
      this.parts.limits.sockets.take(ip)
      request.socket.once('close', this.#connections.opened(ip))
      return undefined
    } catch (error) {
      if (error instanceof Refusal) return error.reason
      throw error
    }
  }

  #connected(client: WebSocket, request: IncomingMessage, conferenceId: string | undefined): void {
    const seen = (): void => this.#heartbeat.seen(client)
    seen()
    client.on('pong', seen).on('ping', seen).on('message', seen)
    client.once('close', () => this.#heartbeat.forget(client))
    // Frames that break the protocol or are too long: the library closes the socket itself, `close` follows.
    client.on('error', (error) => this.parts.log.debug({ err: error }, 'a socket broke'))
    if (conferenceId === undefined) swallowQuality(client)
    else new Session(client, conferenceId, callerOf(request, this.parts.reach), this.parts)
  }
}

/** No closure: one made in `upgrade` would keep the request and its headers for as long as the socket. */
function destroyBroken(this: Duplex): void {
  this.destroy()
}

const statusLines: Partial<Record<ErrorName, string>> = {
  'not-found': '404 Not Found',
  'too-many': '429 Too Many Requests'
}

function refuseUpgrade(socket: Duplex, reason: ErrorName): void {
  const { code, en } = errors[reason]
  const body = JSON.stringify({ error: code, errorMessage: en, msg: en })
  const length = Buffer.byteLength(body)
  const head = `HTTP/1.1 ${statusLines[reason] ?? '400 Bad Request'}\r\nConnection: close\r\n`
  socket.end(`${head}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`)
}
