import { WebSocket } from 'ws'
import { shortName } from '../../protocol/names'
import { MEMBER_ROLE } from '../../protocol/server-events'
import { Role } from '../../protocol/numbers'
import type { Ticket } from '../../protocol/shapes'
import { deriveKeys } from '../../server/security/keys'
import { Tickets } from '../../server/security/tickets'
import { APP, type Person, askTicket, guest, openRoom } from '../../__tests__/support/wire/calls'

export const SECRET = 'the secret of a server that is measured'

const tickets = new Tickets(deriveKeys(SECRET).tickets, 3_600_000)
const appKey = APP.replace('/', '#')

/** Makes rooms, so many at a time, each with a host of its own. */
export async function makeRooms(url: string, prefix: string, count: number): Promise<readonly string[]> {
  const rooms: string[] = []
  let next = 0
  const maker = async (): Promise<void> => {
    const host = await guest(url, 'Host')
    for (let number = next++; number < count; number = next++) {
      const { body } = await openRoom(url, host, { roomName: `${prefix} ${number}`, confrType: 12 })
      rooms.push(String(body.confrId))
    }
  }
  await Promise.all(Array.from({ length: 8 }, maker))
  return rooms
}

/** A ticket as the server gives it out, signed here: logging in is not what is measured. */
export const ticketFor = (url: string, conferenceId: string, user: string, role: Role = Role.AUDIENCE): Ticket =>
  tickets.issue({ conferenceId, name: `${appKey}_${user}@emeet`, role, origin: url })

/** A socket that has entered, and how long that took from connecting on, ms. */
export interface Entered {
  readonly socket: WebSocket
  readonly memId: string
  readonly took: number
}

/** Enters as a web client does that knows of roles and of nothing else of ours. */
export function enter(ticket: Ticket): Promise<Entered> {
  const start = performance.now()
  const socket = new WebSocket(ticket.url, { perMessageDeflate: false })
  const nickName = shortName(ticket.memName)
  const ext = JSON.stringify({ nickName })
  const op = { op: 200, tsxId: 'E', tkt: ticket, ext, res: { type: 'WEB', ops: [MEMBER_ROLE] } }
  return new Promise((resolve, reject) => {
    socket.on('open', () => socket.send(JSON.stringify(op)))
    socket.on('error', reject)
    socket.once('message', (data: Buffer) => {
      const answer = JSON.parse(data.toString()) as { result?: number; memId: string; msg?: string }
      if (answer.result === 0) resolve({ socket, memId: answer.memId, took: performance.now() - start })
      else reject(new Error(`not let in: ${answer.msg}`))
    })
  })
}

/** Lets so many in at a time until all are. */
export async function enterAll(all: readonly Ticket[], atOnce: number): Promise<readonly Entered[]> {
  const entered: Entered[] = []
  let next = 0
  const door = async (): Promise<void> => {
    for (let ticket = all[next++]; ticket !== undefined; ticket = all[next++]) entered.push(await enter(ticket))
  }
  await Promise.all(Array.from({ length: atOnce }, door))
  return entered
}

/** An admin by right of having made the room, and the token to act with. */
export async function makeHostedRoom(url: string, roomName: string): Promise<{ id: string; roleToken: string }> {
  const host: Person = await guest(url, 'Host')
  const room = await openRoom(url, host, { roomName, confrType: 12 })
  const { body } = await askTicket(url, host, { confrId: room.body.confrId, role: 7 })
  return { id: String(room.body.confrId), roleToken: String(body.roleToken) }
}
