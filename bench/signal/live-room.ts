import type { WebSocket } from 'ws'
import { MEMBER_ROLE } from '../../protocol/server-events'
import { post } from '../../__tests__/support/wire/calls'
import { enterAll, makeHostedRoom, ticketFor } from './crowd'
import { startFloor } from './floor'
import { type Heard, listenTo } from './listeners'

const PAUSE_MS = 200

export interface LiveRoom {
  readonly attributes: Heard
  readonly roles: Heard
  /** A plain broadcast of the texts of attributes, and of roles. */
  readonly attributesFloor: Heard
  readonly rolesFloor: Heard
}

/** Events of a LIVE room with so many members, and the same bytes from a plain server. */
export async function measureLiveRoom(url: string, members: number, events: number): Promise<LiveRoom> {
  const { id, roleToken } = await makeHostedRoom(url, 'a full room')
  const tickets = Array.from({ length: members }, (_, number) => ticketFor(url, id, `crowd${number}`))
  const crowd = await enterAll(tickets, 20)
  const sockets = crowd.map(({ socket }) => socket)
  await quiet(sockets)
  const samples = { attributes: '', roles: '' }
  const attributes = await listenTo(
    sockets,
    events,
    PAUSE_MS,
    (number) =>
      call(url, 'confr/attrs/update', { roleToken, cattrs: [{ key: 'k', val: `#${number}#`, op: 'UPDATE' }] }),
    (text) => {
      samples.attributes = text
      return numberIn(text)
    }
  )
  const member = crowd[0]?.memId ?? ''
  // A role has no place for a number: the first of them is one less than the version that comes with it.
  let first: number | undefined
  const roles = await listenTo(
    sockets,
    events,
    PAUSE_MS,
    (number) => call(url, 'chanage/roles', { roleToken, uids: [member], role: number % 2 === 0 ? 3 : 1 }),
    (text) => {
      const { op, cver } = JSON.parse(text) as { op: number; cver: number }
      if (op !== MEMBER_ROLE) return undefined
      samples.roles = text
      first ??= cver
      return cver - first
    }
  )
  for (const socket of sockets) socket.terminate()
  return { attributes, roles, ...(await measureFloor(samples, members, events)) }
}

async function measureFloor(
  samples: { readonly attributes: string; readonly roles: string },
  members: number,
  events: number
): Promise<Pick<LiveRoom, 'attributesFloor' | 'rolesFloor'>> {
  const floor = await startFloor(members)
  const broadcast = (sample: string): Promise<Heard> => {
    // The same length, and a number to know it by.
    const marked = (number: number): string => `#${number}#${sample}`.slice(0, sample.length)
    return listenTo(floor.sockets, events, PAUSE_MS, (number) => floor.post(marked(number)), numberIn)
  }
  const attributesFloor = await broadcast(samples.attributes)
  const rolesFloor = await broadcast(samples.roles)
  floor.close()
  return { attributesFloor, rolesFloor }
}

function numberIn(text: string): number | undefined {
  const number = /#(\d+)#/.exec(text)?.[1]
  return number === undefined ? undefined : Number(number)
}

async function call(url: string, path: string, body: Record<string, unknown>): Promise<void> {
  const answer = await post(`${url}/easemob/rtc/${path}`, body)
  if (answer.body.error !== 0) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
}

/** Nothing has come for a while: everybody has heard of everybody. */
async function quiet(sockets: readonly WebSocket[]): Promise<void> {
  let last = performance.now()
  const note = (): void => {
    last = performance.now()
  }
  for (const socket of sockets) socket.on('message', note)
  while (performance.now() - last < 1000) await new Promise((resolve) => setTimeout(resolve, 100))
  for (const socket of sockets) socket.off('message', note)
}
