import type { FastifyInstance } from 'fastify'
import { parseRoom } from '../../../protocol/parse/http-join'
import { Refusal } from '../../../protocol/refusal'
import { guardGuess } from '../../security/password-guesses'
import { appKeyOfPath, identify, reachedBy } from '../callers'
import type { HttpParts } from '../parts'
import { issueTicket } from './ticket-of'

/** First half of `joinRoom`: finds the live conference of the room, or makes one; both halves when a ticket is wanted. */
export function roomRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.post('/:org/:app/conferences/room', async (request) => {
    const appKey = appKeyOfPath(request, parts)
    const { claim, ticketRole, ...room } = parseRoom(request.body)
    const who = identify(claim, parts)
    if (who.appKey !== appKey) throw new Refusal('bad-token', 'the token belongs to another app')
    const { ip } = reachedBy(request, parts)
    const giveBack = parts.limits.newConferences.take(ip)
    const open = () => parts.conferences.openRoom(who, room)
    const guess = { ip, name: who.name, room: parts.conferences.findRoom(appKey, room.roomName)?.id ?? '' }
    const { conference, isCreator } = await guardGuess(parts.limits, guess, open)
    if (!isCreator) giveBack()
    const { password } = room
    const { roleToken, ...ticket } =
      ticketRole === undefined
        ? { roleToken: parts.roleTokens.issue(conference.id, who.name) }
        : issueTicket(
            who,
            { conference, ...conference.admit(who, { password, role: ticketRole, trusted: false }) },
            request,
            parts
          )
    return {
      error: 0,
      confrId: conference.id,
      isCreator,
      type: conference.type,
      roomName: conference.roomName,
      password,
      roleToken,
      ...ticket
    }
  })
}
