import { Op } from '../../../../protocol/ops'
import type { EventMessage } from '../../../../protocol/parse/server-events'
import type { Emitter } from './emitter'
import type { SocialExtra } from './extras'
import { Once } from './once'
import type { Roster } from './roster'
import type { Session } from './session'
import type { ConferenceEvents } from './types'

/** What other members send to this very one: texts, and requests of the vendor's clients. */
export class RemoteMessages {
  private readonly heard = new Once(500)

  constructor(
    private readonly session: Session,
    private readonly emitter: Emitter<ConferenceEvents>,
    private readonly social: SocialExtra | undefined,
    private readonly roster: () => Roster
  ) {}

  event(event: EventMessage): void {
    if (event.op === Op.REMOTE_MESSAGE) this.hear(event)
    if (event.op === Op.REMOTE_REQUEST && this.social?.requested(event.memId, event.arg) !== true)
      this.session.tell(declined(event.memId), event.tsxId)
  }

  /** A message that was sent again because its answer got lost has been heard. */
  private hear({ memId, tsxId, arg }: { memId: string; tsxId: string; arg: string }): void {
    const sender = this.roster().members.get(memId)
    if (sender === undefined || (tsxId !== '' && !this.heard.first(`${memId} ${tsxId}`))) return
    this.emitter.emit('message', sender, arg)
  }
}

const declined = (memId: string) => ({ op: Op.RESPONSE, memId, result: -507 }) as const
