import type { RawData, WebSocket } from 'ws'
import type { ClientMessage, Enter, Envelope } from '../../protocol/client-ops'
import { Op } from '../../protocol/ops'
import { parseClientFrame } from '../../protocol/parse/client'
import { Refusal } from '../../protocol/refusal'
import { looksLikeAny } from '../../protocol/shown-names'
import type { Conference } from '../conference/contract'
import type { Caller } from '../security/caller'
import { Intake } from './intake'
import { MemberLink } from './member-link'
import { Outbox } from './outbox'
import type { SocketParts } from './parts'
import { causeOf, refusal, success } from './responses'

/** A client that has connected must enter within this time. */
const ENTER_MS = 20_000
/** What a client gets to act on the last message before its socket is closed; the vendor's closes after half a second. */
const LAST_WORD_MS = 1000
const CLOSE_MS = 2000

interface Seat {
  readonly conference: Conference
  readonly sessId: string
  readonly link: MemberLink
}

/** One WebSocket of one client: from connecting, through entering, to the end of the socket (not of the seat). */
export class Session {
  readonly #outbox: Outbox
  readonly #intake = new Intake()
  /** To be in by, while outside; to be gone by, once it ends; none between. */
  #deadline: NodeJS.Timeout | undefined
  #seat: Seat | undefined
  #isEnding = false

  constructor(
    private readonly socket: WebSocket,
    private readonly conferenceId: string,
    private readonly caller: Caller,
    private readonly parts: SocketParts
  ) {
    this.#outbox = new Outbox(socket, (unread) =>
      parts.log.warn({ unread }, 'a client does not read; its socket is cut')
    )
    this.#deadline = setTimeout(() => this.#end(), ENTER_MS)
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.once('close', () => this.#closed())
  }

  #receive(data: RawData, isBinary: boolean): void {
    const admitted = this.#intake.admit()
    if (isBinary || admitted === 'cut') {
      this.socket.terminate()
      return
    }
    const frame = parseClientFrame(textOf(data))
    if (admitted === 'no') this.#refuse(frame.tsxId, new Refusal('too-many'))
    else if ('malformed' in frame) this.#refuseMalformed(frame.tsxId, frame.malformed)
    else void this.#handle(frame.message)
  }

  #refuseMalformed(tsxId: string | undefined, malformed: Error): void {
    this.#refuse(tsxId, malformed)
    // Before entering there is nothing else to say; whoever cannot say it is no client.
    if (this.#seat === undefined) this.#end()
  }

  async #handle(message: ClientMessage): Promise<void> {
    try {
      if (message.op === Op.ENTER) this.#enter(message)
      else await this.#intake.run(() => this.#perform(message))
    } catch (error) {
      this.#refuse(message.tsxId, error)
      if (this.#seat === undefined) this.#end()
    }
  }

  #enter(message: Enter & Envelope): void {
    if (this.#seat !== undefined || this.#isEnding)
      throw new Refusal('bad-request', 'this socket has been entered with')
    const { tsxId, sessId, ...op } = message
    this.parts.tickets.check(op.tkt)
    if (op.tkt.confrId !== this.conferenceId) throw new Refusal('ticket-invalid', 'the ticket is for another address')
    if (looksLikeAny(op.nickName, this.parts.reservedNames)) throw new Refusal('name-taken', 'this name is reserved')
    const conference = this.parts.conferences.recall(this.conferenceId)
    const link = new MemberLink(this.#outbox, () => this.#end())
    const request = { op, ...this.caller, ...(sessId === undefined ? {} : { sessId }) }
    clearTimeout(this.#deadline)
    this.#deadline = undefined
    const { body, after } = conference.enter(link, request)
    this.#seat = { conference, sessId: body.sessId, link }
    this.#outbox.send(success({ tsxId, sessId: body.sessId }, body))
    link.entered(body.sessId, after)
  }

  async #perform(message: Exclude<ClientMessage, Enter>): Promise<void> {
    const { tsxId, sessId, ...op } = message
    const seat = this.#seat
    if (this.#isEnding && op.op === Op.EXIT) {
      // The client's own goodbye after it was shown the door.
      this.#outbox.send(success({ tsxId, sessId: seat?.sessId ?? '' }, {}))
      return
    }
    if (seat === undefined || this.#isEnding) throw new Refusal('session-gone')
    if (sessId !== undefined && sessId !== seat.sessId) throw new Refusal('session-gone')
    const reply = await seat.conference.perform(seat.sessId, op, tsxId)
    if (reply === undefined) return
    this.#outbox.send(success({ tsxId, sessId: seat.sessId }, reply.body))
    for (const event of reply.after) seat.link.send(event)
  }

  #refuse(tsxId: string | undefined, error: unknown): void {
    const { reason, detail } = causeOf(error)
    if (reason === 'internal') this.parts.log.error({ err: error }, 'a message could not be dealt with')
    else this.parts.log.debug({ reason, detail }, 'a message was refused')
    this.#outbox.send(refusal({ tsxId: tsxId ?? '', sessId: this.#seat?.sessId ?? '' }, reason, detail))
  }

  /** Closes the socket once the client has had time for the last message. The seat is not touched. */
  #end(): void {
    if (this.#isEnding) return
    this.#isEnding = true
    clearTimeout(this.#deadline)
    this.#deadline = setTimeout(() => {
      this.socket.close(1000)
      this.#deadline = setTimeout(() => this.socket.terminate(), CLOSE_MS)
    }, LAST_WORD_MS)
  }

  #closed(): void {
    clearTimeout(this.#deadline)
    if (this.#seat !== undefined) this.#seat.conference.lost(this.#seat.sessId, this.#seat.link)
  }
}

/** The text of a frame, in whichever of the library's three forms it came. */
function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString()
}
