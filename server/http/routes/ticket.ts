import type { FastifyInstance } from 'fastify'
import { type Role, ROLE_UNSPECIFIED } from '../../../protocol/numbers'
import { type TicketBody, parseTicketRequest } from '../../../protocol/parse/http-join'
import type { TicketAnswer } from '../../../protocol/shapes'
import type { Conference, Identity } from '../../conference/contract'
import { guardGuess } from '../../security/password-guesses'
import { identify, isAdmin, reachedBy } from '../callers'
import type { HttpParts } from '../parts'
import { issueTicket } from './ticket-of'

/** Makes a conference, or asks into one; both end in a ticket. */
export function ticketRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.post('/easemob/rtc/req/ticket', async (request): Promise<TicketAnswer> => {
    const body = parseTicketRequest(request.body)
    const who = identify(body.claim, parts)
    const { ip } = reachedBy(request, parts)
    const admitted = body.kind === 'create' ? await create(who, body, ip, parts) : await join(who, body, ip, parts)
    const { conference } = admitted
    const { role, roleToken, ticket } = issueTicket(who, admitted, request, parts)
    return {
      error: 0,
      confrId: conference.id,
      type: conference.type,
      password: body.password,
      role,
      roleToken,
      ticket,
      // Where the vendor's mini-program looks for it after creating or joining by id.
      data: { confrId: conference.id, roleToken, role }
    }
  })
}

interface Admitted {
  readonly conference: Conference
  readonly role: Role
}

async function create(
  who: Identity,
  body: TicketBody & { kind: 'create' },
  ip: string,
  parts: HttpParts
): Promise<Admitted> {
  parts.limits.newConferences.take(ip)
  const { password } = body
  const conference = await parts.conferences.create(who, body)
  return { conference, role: conference.admit(who, { password, role: ROLE_UNSPECIFIED, trusted: false }).role }
}

async function join(
  who: Identity,
  body: TicketBody & { kind: 'join' },
  ip: string,
  parts: HttpParts
): Promise<Admitted> {
  const conference = parts.conferences.get(body.confrId)
  const trusted = isAdmin(who, conference, body.roleToken, parts)
  const { password, role } = body
  const admit = () => conference.admit(who, { password, role, trusted })
  const admitted = await guardGuess(parts.limits, { ip, name: who.name, room: conference.id }, admit)
  return { conference, role: admitted.role }
}
