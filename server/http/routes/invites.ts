import { randomInt } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type InviteBody, parseInvite, parseRoleTokenOnly } from '../../../protocol/parse/http-admin'
import { Role } from '../../../protocol/numbers'
import { Refusal } from '../../../protocol/refusal'
import { identify, memberOf, reachedBy } from '../callers'
import type { HttpParts } from '../parts'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const isInviteId = (text: string): boolean => /^[0-9A-Za-z]{1,20}$/.test(text)

/** Short ids that lead to a room: link, QR code and mini-program code in one. There is no password in them. */
export function inviteRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.post('/api/invites', async (request) => {
    const { appKey, roomName } = roomOf(parseInvite(request.body), parts)
    parts.limits.invites.take(reachedBy(request, parts).ip)
    const { id } = await parts.invites.obtain(appKey, roomName, newInviteId(), Date.now())
    return describe(id, request, parts)
  })
  app.get('/api/invites/:id', (request) => describe((request.params as { id: string }).id, request, parts))
  app.delete('/api/invites/:id', async (request) => {
    const { id } = request.params as { id: string }
    await revoke(id, parseRoleTokenOnly(request.body).roleToken, parts)
    return { error: 0 }
  })
  app.get('/r/:id', (request, reply) => {
    const { id } = request.params as { id: string }
    // Whether the invite is still good is for the web app to find out and to say.
    if (!isInviteId(id)) throw new Refusal('not-found')
    return reply.header('cache-control', 'no-store').redirect(`/?invite=${id}`, 302)
  })
}

const newInviteId = (): string => Array.from({ length: 12 }, () => BASE62[randomInt(BASE62.length)]).join('')

function roomOf(body: InviteBody, parts: HttpParts): { appKey: string; roomName: string } {
  if (body.by === 'token') return { appKey: identify(body.claim, parts).appKey, roomName: body.roomName }
  const { conference, name } = memberOf(body.roleToken, parts)
  if (conference.roleOf(name) === undefined) throw new Refusal('not-permitted')
  if (conference.roomName === '') throw new Refusal('bad-request', 'this conference has no room name')
  return { appKey: appKeyOfName(name), roomName: conference.roomName }
}

/** An admin of the meeting in that room may; the next invite of the room is another one. */
async function revoke(id: string, roleToken: string, parts: HttpParts): Promise<void> {
  const { conference, name } = memberOf(roleToken, parts)
  const invite = await parts.invites.find(id)
  const isOfRoom = invite?.roomName === conference.roomName && invite.appKey === appKeyOfName(name)
  if (conference.roleOf(name) !== Role.ADMIN || (invite !== undefined && !isOfRoom)) throw new Refusal('not-permitted')
  if (!(await parts.invites.revoke(id))) throw new Refusal('invite-invalid')
}

const appKeyOfName = (name: string): string => name.slice(0, name.indexOf('_'))

async function describe(id: string, request: FastifyRequest, parts: HttpParts): Promise<Record<string, unknown>> {
  const invite = await parts.invites.find(id)
  if (invite === undefined) throw new Refusal('invite-invalid')
  const { appKey, roomName } = invite
  const needsPassword = parts.conferences.findRoom(appKey, roomName)?.info().hasPassword ?? false
  const { origin } = reachedBy(request, parts)
  // A picture that opens the mini-program; without one, the link is drawn by whoever shows it.
  const code = parts.miniProgramCodes === undefined ? {} : { codeUrl: `${origin}/api/invites/${id}/code` }
  return { error: 0, id, url: `${origin}/r/${id}`, appKey, roomName, needsPassword, ...code }
}
