import { LONGEST_HEADER, readChunkHeader, type ChunkHeader } from './chunk-header'
import { MessageType, type Message } from './message'
import { ProtocolError } from './protocol-error'

export interface ReaderLimits {
  /** Longest message in bytes. */
  readonly message: number
  /** Bytes of all messages of a connection that have begun and not ended. */
  readonly pending: number
}

const DEFAULT_CHUNK_SIZE = 128
const MAX_CHUNK_STREAMS = 32

interface ChunkStream {
  timestamp: number
  delta: number
  extended: boolean
  length: number
  type: number
  streamId: number
  body: Buffer | undefined
  filled: number
}

/** Puts messages together from the chunks of one connection, in pieces of any size. */
export class ChunkReader {
  private chunkSize = DEFAULT_CHUNK_SIZE
  private readonly streams = new Map<number, ChunkStream>()
  private pending = 0
  private header = Buffer.alloc(0)
  private current: ChunkStream | undefined
  /** Bytes of the current chunk that are still to come. */
  private missing = 0

  constructor(
    public limits: ReaderLimits,
    private readonly deliver: (message: Message) => void
  ) {}

  /** @throws ProtocolError on a broken header or a limit that is passed; the connection is of no use any more. */
  push(data: Buffer): void {
    let rest = data
    while (rest.length > 0)
      rest = this.current === undefined ? this.takeHeader(rest) : this.takeBody(this.current, rest)
  }

  private takeHeader(data: Buffer): Buffer {
    const kept = this.header.length
    const bytes = kept === 0 ? data : Buffer.concat([this.header, data.subarray(0, LONGEST_HEADER)])
    const header = readChunkHeader(bytes, (id) => this.streams.get(id)?.extended === true)
    if (header === undefined) {
      this.header = Buffer.from(bytes)
      return data.subarray(data.length)
    }
    this.header = Buffer.alloc(0)
    this.begin(header)
    return data.subarray(header.size - kept)
  }

  private begin(header: ChunkHeader): void {
    const stream = this.stream(header)
    if (stream.body === undefined) this.beginMessage(stream, header)
    else if (header.format !== 3) throw new ProtocolError('a message began inside another one')
    this.missing = Math.min(this.chunkSize, stream.length - stream.filled)
    this.current = stream
    if (this.missing === 0) this.endChunk(stream)
  }

  private stream(header: ChunkHeader): ChunkStream {
    const known = this.streams.get(header.chunkStream)
    if (known !== undefined) return known
    if (header.format !== 0 && header.format !== 1) throw new ProtocolError('a chunk stream began without a header')
    if (this.streams.size >= MAX_CHUNK_STREAMS) throw new ProtocolError('too many chunk streams')
    const stream = {
      timestamp: 0,
      delta: 0,
      extended: false,
      length: 0,
      type: 0,
      streamId: 0,
      body: undefined,
      filled: 0
    }
    this.streams.set(header.chunkStream, stream)
    return stream
  }

  private beginMessage(stream: ChunkStream, header: ChunkHeader): void {
    stream.length = header.length ?? stream.length
    stream.type = header.type ?? stream.type
    stream.streamId = header.streamId ?? stream.streamId
    stream.extended = header.extended ?? stream.extended
    if (header.format === 0) {
      stream.timestamp = header.time ?? 0
      stream.delta = 0
    } else {
      stream.delta = header.time ?? stream.delta
      stream.timestamp = (stream.timestamp + stream.delta) >>> 0
    }
    if (stream.length > this.limits.message) throw new ProtocolError(`a message of ${stream.length} bytes is too long`)
    this.pending += stream.length
    if (this.pending > this.limits.pending) throw new ProtocolError('too many bytes in unfinished messages')
    stream.body = Buffer.allocUnsafe(stream.length)
    stream.filled = 0
  }

  private takeBody(stream: ChunkStream, data: Buffer): Buffer {
    const count = Math.min(this.missing, data.length)
    stream.body?.set(data.subarray(0, count), stream.filled)
    stream.filled += count
    this.missing -= count
    if (this.missing === 0) this.endChunk(stream)
    return data.subarray(count)
  }

  private endChunk(stream: ChunkStream): void {
    this.current = undefined
    const { body } = stream
    if (body === undefined || stream.filled < stream.length) return
    this.discard(stream)
    this.finish({ type: stream.type, streamId: stream.streamId, timestamp: stream.timestamp, body })
  }

  private discard(stream: ChunkStream): void {
    if (stream.body !== undefined) this.pending -= stream.length
    stream.body = undefined
    stream.filled = 0
  }

  private finish(message: Message): void {
    if (message.type === MessageType.SET_CHUNK_SIZE) this.chunkSize = readChunkSize(message.body)
    else if (message.type === MessageType.ABORT) this.abort(message.body)
    else this.deliver(message)
  }

  private abort(body: Buffer): void {
    if (body.length < 4) throw new ProtocolError('an abort names a chunk stream')
    const stream = this.streams.get(body.readUInt32BE())
    if (stream !== undefined) this.discard(stream)
  }
}

/** Any size will do: it is the length of messages that costs memory. */
function readChunkSize(body: Buffer): number {
  const size = body.length < 4 ? 0 : body.readUInt32BE() & 0x7fffffff
  if (size === 0) throw new ProtocolError('a chunk size of 0')
  return size
}
