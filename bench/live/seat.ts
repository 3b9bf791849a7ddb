import type { Ticket } from '../../protocol/shapes'
import { VIDEO_HELD } from '../../protocol/server-events'
import { type Body, post } from '../../__tests__/support/wire/calls'
import { RawSocket } from '../../__tests__/support/wire/raw-socket'

/** Somebody's place in the room: the socket that everybody has, whatever way media takes. */
export class Seat {
  private constructor(
    readonly socket: RawSocket,
    private readonly useUrl: string
  ) {}

  /** @param type of the terminal: by it the server decides how media travels @throws when not let in */
  static async take(ticket: Ticket, type: 'MINI_PROGRAM' | 'WEB'): Promise<Seat> {
    const socket = await RawSocket.open(ticket.url)
    const answer = await socket.enter({ ...ticket }, { res: { type, ops: [VIDEO_HELD] } })
    if (answer.result !== 0) throw new Error(`not let in: ${String(answer.msg)}`)
    return new Seat(socket, String(answer.useUrl))
  }

  /** An address to push to or to play from, as mini-programs ask for it. */
  async address(wanted: Body): Promise<string> {
    const { body } = await post(this.useUrl, wanted)
    if (typeof body.rtmp !== 'string') throw new Error(`no address: ${JSON.stringify(body)}`)
    return body.rtmp
  }

  /** Whether it was told that its pictures pause, for the sake of its line. */
  get isHeld(): boolean {
    const told = this.socket.messages.filter(({ op }) => op === VIDEO_HELD)
    return told.at(-1)?.held === true
  }

  close(): void {
    this.socket.close()
  }
}
