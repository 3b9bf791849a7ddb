import { createServer, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { Connections } from '../../security/connections'
import { Connection, type Protocol, type Services } from './connection'
import { FlvSession } from './flv/session'
import { RtmpSession } from './rtmp/session'
import type { TlsDoor } from './tls-door'

const LOOK_EVERY = 1000
/** Open connections at a time; each costs a few kilobytes before it was let in. */
const MAX_CONNECTIONS = 4000
/** How many of one address may not have shown a right yet: a school behind one begins its lesson at once. */
const MAX_STRANGERS = 300

const RTMP_VERSION = 3
/** A TLS record of a handshake (RFC 8446, 5.1). */
const TLS_HANDSHAKE = 22

/** The TCP port of the media process: RTMP and HTTP-FLV, and both within TLS, told apart by the first byte of a connection. */
export class Listener {
  private readonly server: Server
  private readonly connections = new Set<Connection>()
  private readonly strangers = new Connections(MAX_STRANGERS)
  private timer: NodeJS.Timeout | undefined
  private count = 0

  constructor(
    private readonly services: Services,
    private readonly door?: TlsDoor
  ) {
    this.server = createServer((socket) => this.accept(socket))
    this.server.maxConnections = MAX_CONNECTIONS
  }

  /**
   * @param port 0 takes a free one.
   * @returns the port.
   * @throws the system's error when the port cannot be had (EADDRINUSE, EACCES).
   */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, host, () => {
        this.server.off('error', reject)
        this.server.on('error', (error) => this.services.log('warn', 'media port', { error: error.message }))
        resolve()
      })
    })
    this.timer = setInterval(() => this.look(), LOOK_EVERY)
    const address = this.server.address()
    return typeof address === 'object' && address !== null ? address.port : port
  }

  /** Closes the port and every connection. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    this.door?.close()
    if (!this.server.listening) return
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    for (const { socket } of this.connections) socket.destroy()
    await closed
  }

  private accept(socket: Socket): void {
    const known = this.greet(socket)
    if (known !== undefined) this.begin(socket, known)
  }

  private begin(socket: Socket, known: () => void): void {
    this.count += 1
    const connection = new Connection(`tcp-${this.count}`, socket, performance.now(), known)
    this.connections.add(connection)
    socket.once('close', () => this.connections.delete(connection))
    socket.once('data', (data) => {
      if (data[0] === TLS_HANDSHAKE && this.door !== undefined && !(socket instanceof TLSSocket)) {
        this.connections.delete(connection)
        return this.begin(this.door.enter(socket, data), known)
      }
      const protocol = this.choose(data, connection)
      if (protocol === undefined) return socket.destroy()
      connection.speak(protocol, this.services.log)
      socket.emit('data', data)
    })
  }

  /** Counts a stranger in; turns it away when its address has too many. */
  private greet(socket: Socket): (() => void) | undefined {
    try {
      return this.strangers.opened(socket.remoteAddress ?? '')
    } catch {
      socket.destroy()
      return undefined
    }
  }

  private choose(data: Buffer, { id, socket }: Connection): Protocol | undefined {
    const first = data[0] ?? 0
    if (first === RTMP_VERSION) return new RtmpSession(id, socket, this.services)
    return isCapitalLetter(first) ? new FlvSession(id, socket, this.services) : undefined
  }

  private look(): void {
    const now = performance.now()
    for (const connection of this.connections) connection.look(now)
  }
}

/** HTTP begins with its method. */
function isCapitalLetter(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a
}
