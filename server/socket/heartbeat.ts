/** What a heartbeat needs of a WebSocket. */
export interface Pingable {
  ping(): void
  terminate(): void
}

const PING_MS = 20_000
/** Three pings without a sign of life. Phones are away for seconds all the time, and come back. */
const SILENCE_MAX_MS = 65_000

/** Pings all sockets, and drops those that have been silent for too long: a phone out of reach closes nothing. */
export class Heartbeat {
  readonly #lastSeen = new Map<Pingable, number>()
  readonly #timer: NodeJS.Timeout

  constructor(private readonly now: () => number = Date.now) {
    this.#timer = setInterval(() => this.beat(), PING_MS)
  }

  /** Called for a new socket, and again at each sign of life. */
  seen(socket: Pingable): void {
    this.#lastSeen.set(socket, this.now())
  }

  forget(socket: Pingable): void {
    this.#lastSeen.delete(socket)
  }

  beat(): void {
    for (const [socket, at] of this.#lastSeen) {
      if (this.now() - at > SILENCE_MAX_MS) socket.terminate()
      else socket.ping()
    }
  }

  close(): void {
    clearInterval(this.#timer)
    this.#lastSeen.clear()
  }
}
