import { WebSocket } from 'ws'
import { Op } from '../../../protocol/ops'
import { Social } from '../../../protocol/social'
import type { Random } from '../random'
import { objectLike } from './http'
import type { Target } from './target'
import { bent, evilValue } from './values'

const PATIENCE_MS = 20_000
const operations = [...Object.values(Op), ...Object.values(Social), 0, -1, 4711]

/** Cases of one socket. */
export const FRAMES = 25

/**
 * A client that enters, or does not, and then says one wrong thing after the other, some of them twice. Throws when
 * neither a last answer comes nor the end of the socket.
 */
export async function hostileSocket(target: Target, random: Random): Promise<void> {
  const { ticket } = target.knowledge.person
  const elsewhere = `${target.server.wsUrl}/ws/${encodeURIComponent(bent(random, 'TS_X1').replace(/[\ud800-\udfff]/g, ''))}`
  const socket = new WebSocket(random.chance(0.9) ? ticket.url : elsewhere)
  const heard: string[] = []
  socket.on('error', () => undefined)
  socket.on('message', (data: Buffer) => heard.push(data.toString()))
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  const opened = await Promise.race([
    new Promise<boolean>((resolve) => socket.on('open', () => resolve(true))),
    ended.then(() => false)
  ])
  if (!opened) return
  if (random.chance(0.8)) socket.send(enterLike(target, random))
  for (let count = 0; count < FRAMES; count++) sendOne(socket, target, random, count)
  socket.send(JSON.stringify({ op: Op.COPY, tsxId: 'last', cver: 0 }))
  await settled(socket, heard, ended)
  socket.terminate()
  const internal = heard.find((text) => text.includes('"result":-599'))
  if (internal !== undefined) throw new Error(`a socket was answered ${internal}`)
}

function enterLike(target: Target, random: Random): string {
  const { ticket } = target.knowledge.person
  const tkt = random.chance(0.7) ? ticket : { ...ticket, [random.pick(Object.keys(ticket))]: evilValue(random) }
  return JSON.stringify({ op: Op.ENTER, tsxId: 'enter', tkt, ext: '{"nickName":"Ann"}', res: { type: 'WEB', ops: [] } })
}

function sendOne(socket: WebSocket, target: Target, random: Random, count: number): void {
  if (random.chance(0.001)) {
    socket.send(random.chance(0.5) ? 'x'.repeat(300_000) : random.bytes(20))
    return
  }
  const { sessId, ...object } = objectLike(target, random)
  const session = random.chance(0.05) ? { sessId } : {}
  const message = { ...object, ...session, op: random.pick(operations), tsxId: `T${random.chance(0.1) ? 0 : count}` }
  const isEnd = message.op === Op.EXIT || message.op === Op.CLOSE
  if (isEnd && random.chance(0.9)) return
  const text = JSON.stringify(message)
  socket.send(random.chance(0.15) ? bent(random, text) : text)
}

async function settled(socket: WebSocket, heard: readonly string[], ended: Promise<unknown>): Promise<void> {
  const answered = new Promise<void>((resolve) => {
    const look = (): void => {
      if (heard.some((text) => text.includes('"tsxId":"last"'))) resolve()
    }
    socket.on('message', look)
    look()
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('a socket has hung')), PATIENCE_MS)
  })
  await Promise.race([answered, ended, late])
  clearTimeout(timer)
}
