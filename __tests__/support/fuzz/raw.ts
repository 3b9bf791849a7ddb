import { connect } from 'node:net'
import { encodeAmf } from '../../../server/media/embedded/rtmp/amf0-encode'
import type { AmfValue } from '../../../server/media/embedded/rtmp/amf0-value'
import { encodeMessage } from '../../../server/media/embedded/rtmp/chunk-writer'
import { MessageType } from '../../../server/media/embedded/rtmp/message'
import type { Random } from '../random'
import type { Target } from './target'
import { bentBytes } from './values'

const LINGER_MS = 40

/** Bytes to a port, in pieces, and away again, properly or not. What comes back does not matter: the server's state does. */
async function throwAt(port: number, pieces: readonly Buffer[], random: Random): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined).resume()
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  await Promise.race([new Promise<void>((resolve) => socket.on('connect', () => resolve())), closed])
  for (const piece of pieces) {
    socket.write(piece)
    if (random.chance(0.3)) await new Promise((resolve) => setTimeout(resolve, random.below(4)))
  }
  if (random.chance(0.5)) socket.end()
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, LINGER_MS))])
  if (random.chance(0.5)) socket.resetAndDestroy()
  else socket.destroy()
}

/** Something like HTTP, among it upgrades with frames that no WebSocket sends. */
export function rawHttp({ server, knowledge }: Target, random: Random): Promise<void> {
  const path = random.pick(['/', '/healthz', '/easemob/rtc/req/ticket', new URL(knowledge.person.ticket.url).pathname])
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='
  const head = random.pick([
    `GET ${path} HTTP/1.1\r\nHost: x\r\n${upgrade}\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n`,
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
    `GET ${path} HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(random.below(20_000))}\r\n\r\n`,
    `POST ${path} HTTP/1.0\r\nContent-Length: 4294967296\r\n\r\n{}`
  ])
  const request = random.chance(0.5) ? Buffer.from(head) : bentBytes(random, Buffer.from(head))
  return throwAt(server.port, [request, frameLike(random), frameLike(random)], random)
}

/** A frame with any bits: reserved ones (a deflate bomb says it is compressed), no mask, a length of exabytes. */
function frameLike(random: Random): Buffer {
  const first = random.chance(0.5) ? 0x81 : random.below(256)
  const long = [0xff, ...Array.from({ length: 8 }, () => random.below(256))]
  const length = random.chance(0.3) ? long : [0x80 | random.below(126)]
  return Buffer.concat([Buffer.from([first, ...length]), random.bytes(4 + random.below(60))])
}

const command = (...values: readonly AmfValue[]): Buffer =>
  encodeMessage({ type: MessageType.COMMAND, streamId: 1, timestamp: 0, body: encodeAmf(...values) }, 3, 128)

/** A phone's way into RTMP, bent somewhere. */
export const rtmpPieces = (): readonly Buffer[] => [
  Buffer.concat([Buffer.from([3]), Buffer.alloc(1536)]),
  Buffer.alloc(1536),
  command('connect', 1, { app: 'live', tcUrl: 'rtmp://127.0.0.1/live' }),
  command('createStream', 2, null),
  command('publish', 3, null, 'x?grant=abc.def', 'live'),
  encodeMessage({ type: MessageType.VIDEO, streamId: 1, timestamp: 0, body: Buffer.alloc(300, 0x17) }, 6, 128)
]

/** Something like RTMP or HTTP-FLV, to the media port. */
export function rawMedia({ server }: Target, random: Random): Promise<void> {
  const flv = [Buffer.from('GET /live/x.flv?grant=abc.def HTTP/1.1\r\nHost: x\r\n\r\n')]
  const pieces = random.chance(0.2) ? flv : rtmpPieces().slice(0, 2 + random.below(5))
  const bentAt = random.below(pieces.length)
  const sent = pieces.map((piece, index) => (index === bentAt ? bentBytes(random, piece) : piece))
  return throwAt(server.rtmpPort, sent, random)
}
