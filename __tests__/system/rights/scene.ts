import { Role } from '../../../protocol/numbers'
import type { StreamGrant } from '../../../server/media/engine'
import { signGrant } from '../../../server/security/grants'
import { deriveKeys } from '../../../server/security/keys'
import { RoleTokens } from '../../../server/security/role-tokens'
import { AccessTokens } from '../../../server/security/access-tokens'
import { Tickets } from '../../../server/security/tickets'
import type { TestServer } from '../../support/server'
import { type Invited, askTicket, guest, openRoom, post } from '../../support/wire/calls'
import { RawSocket, entered } from '../../support/wire/raw-socket'
import type { Who } from './table'

/** Known here, so that a test can make what the server signed long ago. */
export const SECRET = 'the secret of the walk through the table of rights'
const keys = deriveKeys(SECRET)
const LONG_AGO = Date.now() - 48 * 3_600_000
const HOUR = 3_600_000
/** The talker's own name for its stream. */
export const CAMERA = 'wx-1-camera'
const longAgo = (): number => LONG_AGO

/** What somebody has in hand. */
export interface Actor extends Invited {
  readonly memId: string
  readonly useUrl: string
  readonly socket: RawSocket
}

/** One LIVE meeting with everybody of the table around it. */
export interface Scene {
  readonly server: TestServer
  readonly confrId: string
  readonly roomName: string
  readonly people: Readonly<Record<Who, Actor>>
  /** A talker to whom things are done. */
  readonly victim: Actor
  /** The talker's stream, and the address to push it to. Nothing is pushed yet. */
  readonly camera: string
  readonly cameraUrl: string
}

let count = 0

export async function newScene(server: TestServer): Promise<Scene> {
  const roomName = `room ${(count += 1)}`
  const join = (role: Role, room = roomName): Promise<Actor> => seat(server, room, role)
  const admin = await join(Role.ADMIN)
  const [audience, talker, victim] = [await join(Role.AUDIENCE), await join(Role.TALKER), await join(Role.TALKER)]
  const [kicked, banned] = [await join(Role.TALKER), await join(Role.TALKER)]
  const remove = (who: Actor, ban: boolean) =>
    post(`${server.url}/easemob/rtc/kick/member`, { roleToken: admin.roleToken, uids: [who.who.uid], ban })
  await remove(kicked, false)
  await remove(banned, true)
  const [foreign, ended] = [await join(Role.ADMIN, `${roomName} foreign`), await join(Role.ADMIN, `${roomName} ended`)]
  await post(`${server.url}/easemob/rtc/disband/conference`, { roleToken: ended.roleToken })
  const invited = await withoutSeat(server, await invitation(server, roomName, Role.TALKER), admin)
  const expired = await withoutSeat(server, fromLongAgo(admin, server), admin)
  const nobody = await withoutSeat(server, madeUp(admin), admin)
  const people = { nobody, expired, foreign, invited, audience, talker, admin, kicked, banned, ended }
  const { body } = await post(talker.useUrl, { op: 'pubS', rtcId: CAMERA })
  const cameraUrl = String(body.rtmp)
  const camera = decodeURIComponent(new URL(cameraUrl).pathname.split('/').at(-1) ?? '')
  return { server, confrId: admin.confrId, roomName, people, victim, camera, cameraUrl }
}

/** An address of a stream, signed by the server's own key. */
export const signed = (grant: StreamGrant): string => signGrant(keys.streamGrants, grant)

export const soon = (): number => Date.now() + HOUR
export const past = (): number => Date.now() - HOUR

export function closeScene({ people, victim }: Scene): void {
  for (const { socket } of [...Object.values(people), victim]) socket.close()
}

async function invitation(server: TestServer, roomName: string, role: Role): Promise<Invited> {
  const who = await guest(server.url)
  const room = await openRoom(server.url, who, { roomName, confrType: 12 })
  const { body } = await askTicket(server.url, who, { confrId: room.body.confrId, role })
  const ticket = JSON.parse(String(body.ticket)) as Invited['ticket']
  return { who, confrId: String(body.confrId), ticket, roleToken: String(body.roleToken), role: Number(body.role) }
}

async function seat(server: TestServer, roomName: string, role: Role): Promise<Actor> {
  const invited = await invitation(server, roomName, role)
  const { socket, answer } = await entered(invited, { res: { type: 'MINI_PROGRAM', ops: [1003] } })
  return { ...invited, socket, memId: String(answer.memId), useUrl: String(answer.useUrl) }
}

/** Somebody with an open socket who has not entered; their `useUrl` is not signed. */
async function withoutSeat(server: TestServer, invited: Invited, admin: Actor): Promise<Actor> {
  const socket = await RawSocket.open(admin.ticket.url)
  return { ...invited, socket, memId: 'MS_Xnone', useUrl: `${server.url}/easemob/rtc/use/made-up` }
}

/** What an admin of the meeting could show if they had been one two days ago. */
function fromLongAgo(admin: Actor, server: TestServer): Invited {
  const [appKey = '', user = ''] = admin.who.uid.split('_')
  const lifetime = 24 * HOUR
  const ticket = new Tickets(keys.tickets, lifetime, longAgo).issue({
    conferenceId: admin.confrId,
    name: admin.ticket.memName,
    role: Role.ADMIN,
    origin: server.url
  })
  return {
    ...admin,
    who: {
      uid: admin.who.uid,
      token: new AccessTokens(keys.accessTokens, lifetime, 'easemob.com', longAgo).issue(appKey, user)
    },
    ticket: { ...ticket },
    roleToken: new RoleTokens(keys.roleTokens, lifetime, longAgo).issue(admin.confrId, admin.ticket.memName)
  }
}

/** What somebody could make up who knows everything but the secret. */
function madeUp(admin: Actor): Invited {
  const swapped = (text: string): string => `${text.slice(0, -4)}${text.slice(-4).split('').reverse().join('')}x`
  return {
    ...admin,
    who: { uid: admin.who.uid, token: swapped(admin.who.token) },
    ticket: { ...admin.ticket, role: Role.ADMIN, hmac: swapped(String(admin.ticket.hmac)) },
    roleToken: swapped(admin.roleToken)
  }
}
