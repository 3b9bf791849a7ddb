import type { ServerEvent } from '../../protocol/server-events'
import type { Link } from '../conference/contract'
import { eventText } from './event-text'
import type { Outbox } from './outbox'

/** The events of one member on their way to its socket. None of them comes before the answer to entering. */
export class MemberLink implements Link {
  #sessId: string | undefined
  readonly #early: ServerEvent[] = []

  constructor(
    private readonly outbox: Outbox,
    private readonly onClose: () => void
  ) {}

  send(event: ServerEvent): void {
    if (this.#sessId === undefined) this.#early.push(event)
    else this.outbox.sendText(eventText(event, this.#sessId))
  }

  close(): void {
    this.onClose()
  }

  /** The answer to entering has been sent; `after` stands right behind it, and from here on events flow. */
  entered(sessId: string, after: readonly ServerEvent[]): void {
    this.#sessId = sessId
    for (const event of [...after, ...this.#early.splice(0)]) this.send(event)
  }
}
