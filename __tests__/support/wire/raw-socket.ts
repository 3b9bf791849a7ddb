import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Body, Invited } from './calls'

const PATIENCE = 5000

/** A WebSocket as a client has it that knows nothing but the wire. */
export class RawSocket {
  readonly #socket: WebSocket
  readonly #messages: Body[] = []
  readonly #waiting = new Set<() => void>()
  #counter = 0
  sessId: string | undefined

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      this.#messages.push(JSON.parse(data.toString()) as Body)
      this.#changed()
    })
    socket.on('close', () => this.#changed())
    socket.on('error', () => undefined)
  }

  static async open(url: string): Promise<RawSocket> {
    const socket = new WebSocket(`${url}?1`)
    const raw = new RawSocket(socket)
    await once(socket, 'open')
    return raw
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  /** Everything that came, in order. */
  get messages(): readonly Body[] {
    return this.#messages
  }

  sendText(text: string | Buffer): void {
    this.#socket.send(text)
  }

  /** Sends an operation and waits for its response. */
  async ask(op: Body): Promise<Body> {
    const tsxId = `MSG${(this.#counter += 1)}`
    this.sendText(JSON.stringify({ tsxId, ...(this.sessId === undefined ? {} : { sessId: this.sessId }), ...op }))
    return this.next((message) => message.op === 1001 && message.tsxId === tsxId)
  }

  async enter(ticket: Body, more: Body = {}): Promise<Body> {
    const answer = await this.ask({ op: 200, tkt: ticket, ext: '{"nickName":"Ann"}', res: { type: 'WEB' }, ...more })
    if (answer.result === 0) this.sessId = String(answer.sessId)
    return answer
  }

  /** The first message that fits, from the beginning on; throws when none comes in time. */
  async next(fits: (message: Body) => boolean): Promise<Body> {
    const found = await this.until(() => this.#messages.find(fits))
    if (found === undefined) throw new Error(`nothing that fits came, but ${JSON.stringify(this.#messages)}`)
    return found
  }

  event(op: number, fits: (message: Body) => boolean = () => true): Promise<Body> {
    return this.next((message) => message.op === op && fits(message))
  }

  async closed(patience = PATIENCE): Promise<void> {
    const isClosed = await this.until(() => this.#socket.readyState === WebSocket.CLOSED || undefined, patience)
    if (isClosed === undefined) throw new Error('the socket stays open')
  }

  close(): void {
    this.#socket.close(1000)
  }

  private async until<T>(look: () => T | undefined, patience = PATIENCE): Promise<T | undefined> {
    const end = Date.now() + patience
    for (;;) {
      const found = look()
      if (found !== undefined || Date.now() >= end) return found
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(1, end - Date.now()))
        this.#waiting.add(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }

  #changed(): void {
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }
}

/** Somebody who has entered. */
export async function entered(invitation: Invited, more: Body = {}): Promise<{ socket: RawSocket; answer: Body }> {
  const socket = await RawSocket.open(invitation.ticket.url)
  return { socket, answer: await socket.enter(invitation.ticket, more) }
}
