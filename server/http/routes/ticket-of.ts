import type { FastifyRequest } from 'fastify'
import type { Role } from '../../../protocol/numbers'
import type { Conference, Identity } from '../../conference/contract'
import { reachedBy } from '../callers'
import type { HttpParts } from '../parts'

/** What lets a person who was admitted in. */
export interface IssuedTicket {
  readonly role: Role
  readonly roleToken: string
  /** A ticket as JSON text. */
  readonly ticket: string
}

export function issueTicket(
  who: Identity,
  { conference, role }: { readonly conference: Conference; readonly role: Role },
  request: FastifyRequest,
  parts: HttpParts
): IssuedTicket {
  const { origin } = reachedBy(request, parts)
  const ticket = parts.tickets.issue({ conferenceId: conference.id, name: who.name, role, origin })
  return { role, roleToken: parts.roleTokens.issue(conference.id, who.name), ticket: JSON.stringify(ticket) }
}
