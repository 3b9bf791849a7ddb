import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'

export interface Roughness {
  /** Each datagram is held back by up to this long, in ms, so that some overtake others. */
  readonly jitter: number
  /** Share of the datagrams that are lost, 0–1. */
  readonly loss: number
}

const HOST = '127.0.0.1'

/** A way to a UDP port that loses, delays and reorders datagrams, in both directions. One socket stands for each client. */
export class RoughNetwork {
  private readonly clients = new Map<string, Socket>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private closed = false

  private constructor(
    private readonly entrance: Socket,
    target: number,
    private readonly roughness: Roughness
  ) {
    entrance.on('message', (datagram, from) => {
      const client = this.clientOf(from)
      this.later(() => client.send(datagram, target, HOST))
    })
  }

  /** @param target the port behind it, on this machine */
  static async open(target: number, roughness: Roughness): Promise<RoughNetwork> {
    const entrance = createSocket('udp4')
    await new Promise<void>((resolve) => entrance.bind(0, HOST, resolve))
    return new RoughNetwork(entrance, target, roughness)
  }

  /** Where clients are to send. */
  get port(): number {
    return this.entrance.address().port
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
    client.on('message', (datagram) => this.later(() => this.entrance.send(datagram, from.port, from.address)))
    this.clients.set(name, client)
    return client
  }

  private later(send: () => void): void {
    const { jitter, loss } = this.roughness
    if (Math.random() < loss) return
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      send()
    }, Math.random() * jitter)
    this.timers.add(timer)
  }
}

/** SDP without any address: whoever has it must be told one, or be found. */
export const withoutCandidates = (sdp: string): string => sdp.replace(/^a=candidate:.*\r\n/gm, '')
