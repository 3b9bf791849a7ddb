import { connect, type Socket } from 'node:net'

const TICK = 10
const TAG_HEADER = 11
const TAG_TRAILER = 4
const FLV_HEADER = 13
const KINDS = new Map([
  [8, 'audio'],
  [9, 'video']
] as const)

/** A player of HTTP-FLV behind a line that carries so many bits per second. It counts what comes and decodes nothing. */
export class ThinPlayer {
  readonly count = { audio: 0, video: 0 }
  /** Milliseconds of the newest sound on the stream's own timeline. */
  soundAt = 0
  private readonly socket: Socket
  private readonly timer: NodeJS.Timeout
  private rest = Buffer.alloc(0)
  private isPastHead = false
  private credit = 0

  /** @param rate no limit if it is Infinity */
  constructor(
    url: string,
    private rate: number
  ) {
    const { hostname, port, pathname, search } = new URL(url)
    this.socket = connect(Number(port), hostname)
    this.socket.on('error', () => undefined)
    this.socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`)
    this.timer = setInterval(() => this.readSome(), TICK)
  }

  /** Applies from now on. */
  change(rate: number): void {
    this.rate = rate
  }

  close(): void {
    clearInterval(this.timer)
    this.socket.destroy()
  }

  private readSome(): void {
    this.credit = Math.min(this.credit, 0) + (this.rate * TICK) / 8000
    // Nothing is read from the system before it is asked for.
    if (this.socket.readableLength === 0) this.socket.read(0)
    while (this.credit >= 1 && this.socket.readableLength > 0) {
      const part = this.socket.read(Math.min(Math.floor(this.credit), this.socket.readableLength)) as Buffer
      this.credit -= part.length
      this.parse(part)
    }
  }

  private parse(part: Buffer): void {
    this.rest = Buffer.concat([this.rest, part])
    if (!this.isPastHead) this.skipHead()
    while (this.isPastHead && this.rest.length >= TAG_HEADER) {
      const length = TAG_HEADER + this.rest.readUIntBE(1, 3) + TAG_TRAILER
      if (this.rest.length < length) return
      const kind = KINDS.get(this.rest.readUInt8() as 8 | 9)
      if (kind !== undefined) this.count[kind] += 1
      if (kind === 'audio') this.soundAt = this.rest.readUIntBE(4, 3)
      this.rest = this.rest.subarray(length)
    }
  }

  private skipHead(): void {
    const end = this.rest.indexOf('\r\n\r\n')
    if (end < 0 || this.rest.length < end + 4 + FLV_HEADER) return
    this.rest = this.rest.subarray(end + 4 + FLV_HEADER)
    this.isPastHead = true
  }
}
