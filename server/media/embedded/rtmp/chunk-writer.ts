import type { Message } from './message'

/** The chunk size that we announce: most messages fit one chunk, so they can be shared between players as they are. */
export const OUTGOING_CHUNK_SIZE = 60_000

const EXTENDED = 0xffffff
const FULL_HEADER = 12

/**
 * One message as chunks: a full header, then continuations without one. It refers to no earlier message, so the bytes
 * are the same for every player.
 *
 * @param chunkStream 2 to 63.
 */
export function encodeMessage(message: Message, chunkStream: number, chunkSize = OUTGOING_CHUNK_SIZE): Buffer {
  const { body, timestamp } = message
  const extended = timestamp >= EXTENDED ? 4 : 0
  const chunks = Math.max(1, Math.ceil(body.length / chunkSize))
  const bytes = Buffer.allocUnsafe(FULL_HEADER + extended + body.length + (chunks - 1) * (1 + extended))
  let offset = writeHeader(bytes, message, chunkStream)
  for (let index = 0; index < chunks; index += 1) {
    if (index > 0) offset = bytes.writeUInt8(0xc0 | chunkStream, offset)
    if (extended > 0) offset = bytes.writeUInt32BE(timestamp >>> 0, offset)
    offset += body.copy(bytes, offset, index * chunkSize, Math.min((index + 1) * chunkSize, body.length))
  }
  return bytes
}

function writeHeader(bytes: Buffer, message: Message, chunkStream: number): number {
  bytes.writeUInt8(chunkStream, 0)
  bytes.writeUIntBE(Math.min(message.timestamp, EXTENDED), 1, 3)
  bytes.writeUIntBE(message.body.length, 4, 3)
  bytes.writeUInt8(message.type, 7)
  return bytes.writeUInt32LE(message.streamId, 8)
}
