import type { Socket } from 'node:net'

/** How long a peer that was told the end may take to read it, in ms. */
const PARTING = 500

/** The writing half of a connection. */
export class TcpPeer {
  /** When each piece was sent that the system has not taken yet, on the steady clock. */
  private readonly sentAt: number[] = []

  constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
    // Finds hosts that vanished while nothing was under way to them.
    socket.setKeepAlive(true, 10_000)
  }

  get gone(): boolean {
    return this.socket.destroyed || this.socket.writableEnded
  }

  /** Bytes that wait to be sent. */
  get waiting(): number {
    return this.socket.writableLength
  }

  /** Milliseconds for which the oldest of these bytes has been waiting. */
  get backlog(): number {
    const [oldest] = this.sentAt
    return oldest === undefined ? 0 : performance.now() - oldest
  }

  send(bytes: Buffer): void {
    if (this.gone) return
    this.sentAt.push(performance.now())
    this.socket.write(bytes, () => this.sentAt.shift())
  }

  /** Sends some last words and closes. */
  part(lastWords: Buffer = Buffer.alloc(0)): void {
    if (this.gone) return
    this.socket.end(lastWords)
    setTimeout(() => this.socket.destroy(), PARTING).unref()
  }
}
