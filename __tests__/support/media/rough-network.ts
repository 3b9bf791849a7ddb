import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { Link, type Roughness } from './link'

const HOST = '127.0.0.1'

/** A line that does to the client what differs from what it does to the server. */
export interface RoughLine {
  /** From the clients to the server. */
  readonly up: Roughness
  /** From the server to the clients. */
  readonly down: Roughness
}

/**
 * A way to a UDP port that loses, delays and reorders datagrams, and lets only so many through. One socket stands for
 * each client; all of them share the line.
 */
export class RoughNetwork {
  private readonly clients = new Map<string, Socket>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly up: Link
  private readonly down: Link
  private closed = false

  private constructor(
    private readonly entrance: Socket,
    target: number,
    { up, down }: RoughLine,
    seed: number
  ) {
    this.up = new Link(up, seed)
    this.down = new Link(down, seed + 1)
    entrance.on('message', (datagram, from) => {
      const client = this.clientOf(from)
      this.later(this.up, datagram, () => client.send(datagram, target, HOST))
    })
  }

  /**
   * @param target the port behind it, on this machine
   * @param roughness of both directions, or of each
   * @param seed the same one loses the same datagrams again
   */
  static async open(target: number, roughness: Roughness | RoughLine, seed = 1): Promise<RoughNetwork> {
    const entrance = createSocket('udp4')
    await new Promise<void>((resolve) => entrance.bind(0, HOST, resolve))
    return new RoughNetwork(entrance, target, asLine(roughness), seed)
  }

  /** Where clients are to send. */
  get port(): number {
    return this.entrance.address().port
  }

  /** Applies to what is sent from now on. */
  change(roughness: Roughness | RoughLine): void {
    const { up, down } = asLine(roughness)
    this.up.change(up)
    this.down.change(down)
  }

  /** Nothing passes any more, in neither direction, or it passes again. */
  cut(isCut: boolean): void {
    this.up.cut(isCut)
    this.down.cut(isCut)
  }

  /** SDP whose only candidate is the entrance of this network. */
  route(sdp: string): string {
    const lines = withoutCandidates(sdp).split('\r\n')
    const candidate = `a=candidate:1 1 UDP 2130706431 ${HOST} ${this.port} typ host`
    const first = lines.findIndex((line) => line.startsWith('a=ice-pwd:'))
    lines.splice(first + 1, 0, candidate)
    return lines.join('\r\n')
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    for (const timer of this.timers) clearTimeout(timer)
    for (const client of this.clients.values()) client.close()
    this.entrance.close()
  }

  private clientOf(from: RemoteInfo): Socket {
    const name = `${from.address}:${from.port}`
    const known = this.clients.get(name)
    if (known !== undefined) return known
    const client = createSocket('udp4')
    client.bind(0, HOST)
    client.on('message', (datagram) =>
      this.later(this.down, datagram, () => this.entrance.send(datagram, from.port, from.address))
    )
    this.clients.set(name, client)
    return client
  }

  private later(link: Link, datagram: Buffer, send: () => void): void {
    const underWay = link.carry(datagram.length, performance.now())
    if (underWay === undefined) return
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      send()
    }, underWay)
    this.timers.add(timer)
  }
}

function asLine(roughness: Roughness | RoughLine): RoughLine {
  return 'up' in roughness ? roughness : { up: roughness, down: roughness }
}

/** SDP without any address: whoever has it must be told one, or be found. */
export const withoutCandidates = (sdp: string): string => sdp.replace(/^a=candidate:.*\r\n/gm, '')
