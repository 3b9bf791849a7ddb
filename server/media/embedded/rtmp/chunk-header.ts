/** Longest header of a chunk: basic header 3, message header 11, extended timestamp 4. */
export const LONGEST_HEADER = 18

const MESSAGE_HEADER = [11, 7, 3, 0] as const
const EXTENDED = 0xffffff

/** A chunk's header as it stands on the wire; what a short form leaves out is undefined. */
export interface ChunkHeader {
  readonly format: number
  readonly chunkStream: number
  /** A timestamp (format 0) or a difference (1 and 2). */
  readonly time?: number
  readonly extended?: boolean
  readonly length?: number
  readonly type?: number
  readonly streamId?: number
  /** Bytes that it takes up. */
  readonly size: number
}

/**
 * Reads a header; Adobe's RTMP specification 1.0, section 5.3.1.
 *
 * @param wasExtended Whether the last header of a chunk stream had an extended timestamp: continuations repeat it.
 * @returns undefined when more bytes are needed.
 */
export function readChunkHeader(bytes: Buffer, wasExtended: (chunkStream: number) => boolean): ChunkHeader | undefined {
  const basic = readBasicHeader(bytes)
  if (basic === undefined) return undefined
  const { format, chunkStream, size: start } = basic
  const end = start + (MESSAGE_HEADER[format] ?? 0)
  if (bytes.length < end) return undefined
  const time = format < 3 ? bytes.readUIntBE(start, 3) : undefined
  const extended = time === undefined ? wasExtended(chunkStream) : time === EXTENDED
  if (extended && bytes.length < end + 4) return undefined
  return {
    format,
    chunkStream,
    ...(time !== undefined && { time: extended ? bytes.readUInt32BE(end) : time, extended }),
    ...(format < 2 && { length: bytes.readUIntBE(start + 3, 3), type: bytes.readUInt8(start + 6) }),
    ...(format === 0 && { streamId: bytes.readUInt32LE(start + 7) }),
    size: end + (extended ? 4 : 0)
  }
}

function readBasicHeader(bytes: Buffer): { format: number; chunkStream: number; size: number } | undefined {
  const [first, second, third] = bytes
  if (first === undefined) return undefined
  const format = first >> 6
  const short = first & 0x3f
  if (short > 1) return { format, chunkStream: short, size: 1 }
  if (second === undefined) return undefined
  if (short === 0) return { format, chunkStream: 64 + second, size: 2 }
  return third === undefined ? undefined : { format, chunkStream: 64 + second + third * 256, size: 3 }
}
