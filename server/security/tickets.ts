import { randomBytes } from 'node:crypto'
import type { Role } from '../../protocol/numbers'
import type { Ticket } from '../../protocol/shapes'
import { Refusal } from '../../protocol/refusal'
import type { KeyRing } from './keys'
import { type ValidSince, neverRevoked } from './revoked'
import { isSignedByAny, sign } from './sign'

export interface TicketRequest {
  readonly conferenceId: string
  /** Full name. */
  readonly name: string
  readonly role: Role
  /** `https://host[:port]` by which the client reached us. */
  readonly origin: string
}

/**
 * Gives out and checks tickets. A ticket is bound to a conference, a name, a role and a time. It is not used up: clients
 * bring the same one back in every enter, hours later too.
 */
export class Tickets {
  constructor(
    private readonly keys: KeyRing,
    private readonly lifetimeMs: number,
    private readonly now: () => number = Date.now,
    private readonly validSince: ValidSince = neverRevoked
  ) {}

  issue({ conferenceId, name, role, origin }: TicketRequest): Ticket {
    const timestamp = this.now()
    const ticket = {
      tktId: `TK_${randomBytes(12).toString('base64url')}`,
      url: socketUrl(origin, `/ws/${conferenceId}`),
      confrId: conferenceId,
      memName: name,
      type: 'confr',
      role,
      rights: role,
      timestamp,
      expires: timestamp + this.lifetimeMs,
      qoeUpUrl: socketUrl(origin, '/qoe')
    }
    return { ...ticket, hmac: sign(this.keys[0], signedPart(ticket)) }
  }

  /** Throws `ticket-invalid` or `ticket-expired`. */
  check(ticket: Ticket): void {
    if (!isSignedByAny(this.keys, signedPart(ticket), ticket.hmac)) throw new Refusal('ticket-invalid')
    if (ticket.timestamp < this.validSince(ticket.memName)) throw new Refusal('ticket-invalid', 'it was revoked')
    if (ticket.expires <= this.now()) throw new Refusal('ticket-expired')
  }
}

/** The addresses are left out: a client may have come to us by another name since. */
const signedPart = ({ tktId, confrId, memName, role, timestamp, expires }: Omit<Ticket, 'hmac'>): string =>
  JSON.stringify([tktId, confrId, memName, role, timestamp, expires])

/** In WHATWG-normal form: the vendor's web SDK compares it with what the browser's socket says, letter by letter. */
function socketUrl(origin: string, path: string): string {
  return new URL(path, origin.replace(/^http/, 'ws')).href
}
