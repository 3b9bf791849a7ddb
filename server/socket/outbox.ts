/** What an outbox needs of a WebSocket. */
export interface OutboxSocket {
  /** Bytes that were sent but have not left the process. */
  readonly bufferedAmount: number
  send(text: string, done: (error?: Error) => void): void
  terminate(): void
}

/** Bytes that one client may leave unread in our memory. */
export const UNREAD_MAX = 1_000_000

/** Sends messages, and cuts a client that does not read them before it costs too much. It may come back and resume. */
export class Outbox {
  #isCut = false

  constructor(
    private readonly socket: OutboxSocket,
    private readonly onCut: (unread: number) => void = () => undefined
  ) {}

  send(message: object): void {
    this.sendText(JSON.stringify(message))
  }

  sendText(text: string): void {
    if (this.#isCut) return
    const unread = this.socket.bufferedAmount + Buffer.byteLength(text)
    if (unread > UNREAD_MAX) {
      this.#isCut = true
      this.onCut(unread)
      this.socket.terminate()
      return
    }
    // A socket that broke meanwhile says so in its own `close`.
    this.socket.send(text, () => undefined)
  }
}
