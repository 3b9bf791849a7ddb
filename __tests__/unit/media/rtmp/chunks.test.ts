import fc from 'fast-check'
import { ChunkReader } from '../../../../server/media/embedded/rtmp/chunk-reader'
import { encodeMessage } from '../../../../server/media/embedded/rtmp/chunk-writer'
import type { Message } from '../../../../server/media/embedded/rtmp/message'
import { ProtocolError } from '../../../../server/media/embedded/rtmp/protocol-error'

const LIMITS = { message: 1_000_000, pending: 2_000_000 }

const messages: fc.Arbitrary<Message> = fc.record({
  type: fc.constantFrom(8, 9, 18, 20),
  streamId: fc.nat(0xffff),
  timestamp: fc.oneof(fc.nat(0xfffffe), fc.integer({ min: 0xffffff, max: 0xffffffff })),
  body: fc.uint8Array({ maxLength: 700 }).map((bytes) => Buffer.from(bytes))
})

const chunkSize = (size: number): Buffer => {
  const body = Buffer.alloc(4)
  body.writeUInt32BE(size)
  return encodeMessage({ type: 1, streamId: 0, timestamp: 0, body }, 2, 128)
}

/** Feeds bytes in pieces of the given lengths, over and over. */
function read(bytes: Buffer, pieces: readonly number[] = [bytes.length || 1], limits = LIMITS): Message[] {
  const read: Message[] = []
  const reader = new ChunkReader(limits, (message) => read.push(message))
  for (let offset = 0, turn = 0; offset < bytes.length; turn += 1) {
    const length = pieces[turn % pieces.length] ?? 1
    reader.push(bytes.subarray(offset, offset + length))
    offset += length
  }
  return read
}

describe('the chunk stream', () => {
  it('comes back as it was written, however it is cut into pieces and chunks', () => {
    fc.assert(
      fc.property(
        fc.array(messages, { maxLength: 8 }),
        fc.constantFrom(1, 2, 127, 128, 4096, 65_536),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
        (sent, size, pieces) => {
          const bytes = Buffer.concat([chunkSize(size), ...sent.map((message) => encodeMessage(message, 6, size))])
          expect(read(bytes, pieces)).toEqual(sent)
        }
      ),
      { numRuns: 300 }
    )
  })

  it('keeps messages apart whose chunks are interleaved', () => {
    const [video, audio] = [Buffer.alloc(300, 9), Buffer.alloc(100, 8)]
    const whole = encodeMessage({ type: 9, streamId: 1, timestamp: 5, body: video }, 6, 128)
    const between = encodeMessage({ type: 8, streamId: 1, timestamp: 7, body: audio }, 4, 128)
    const cut = 12 + 128
    const received = read(Buffer.concat([whole.subarray(0, cut), between, whole.subarray(cut)]))
    expect(received.map(({ type, body }) => [type, body])).toEqual([
      [8, audio],
      [9, video]
    ])
  })

  it('adds up differences of time, and repeats the last one where a chunk leaves it out', () => {
    const first = encodeMessage({ type: 8, streamId: 1, timestamp: 1000, body: Buffer.from('a') }, 4)
    const second = Buffer.from('440000140000010862', 'hex')
    const third = Buffer.from('8400001563', 'hex')
    const fourth = Buffer.from('c464', 'hex')
    const received = read(Buffer.concat([first, second, third, fourth]))
    expect(received.map(({ timestamp, body }) => [timestamp, body.toString()])).toEqual([
      [1000, 'a'],
      [1020, 'b'],
      [1041, 'c'],
      [1062, 'd']
    ])
  })

  it('understands chunk stream ids of two and three bytes', () => {
    const whole = encodeMessage({ type: 8, streamId: 1, timestamp: 0, body: Buffer.from('x') }, 4)
    const two = Buffer.concat([Buffer.from([0, 10]), whole.subarray(1)])
    const three = Buffer.concat([Buffer.from([1, 10, 1]), whole.subarray(1)])
    expect(read(Buffer.concat([two, three]))).toHaveLength(2)
  })

  it('forgets a message that its sender gives up', () => {
    const begun = encodeMessage({ type: 9, streamId: 1, timestamp: 0, body: Buffer.alloc(300) }, 6, 128).subarray(
      0,
      140
    )
    const abort = encodeMessage({ type: 2, streamId: 0, timestamp: 0, body: Buffer.from([0, 0, 0, 6]) }, 2)
    const next = encodeMessage({ type: 9, streamId: 1, timestamp: 1, body: Buffer.from('new') }, 6)
    expect(read(Buffer.concat([begun, abort, next])).map(({ body }) => body.toString())).toEqual(['new'])
  })

  it.each([
    ['a message over the limit', encodeMessage({ type: 9, streamId: 1, timestamp: 0, body: Buffer.alloc(600) }, 6)],
    ['a continuation of nothing', Buffer.from([0xc6, 0])],
    ['a chunk size of 0', chunkSize(0)],
    [
      'a header inside a message',
      Buffer.concat([
        encodeMessage({ type: 9, streamId: 1, timestamp: 0, body: Buffer.alloc(300) }, 6, 128).subarray(0, 140),
        encodeMessage({ type: 9, streamId: 1, timestamp: 0, body: Buffer.alloc(10) }, 6, 128)
      ])
    ],
    ['too many chunk streams', Buffer.concat(Array.from({ length: 40 }, (_, id) => begin(id + 2, 1)))],
    ['too many bytes in messages that do not end', Buffer.concat([begin(4, 400), begin(5, 400), begin(6, 400)])]
  ])('refuses %s', (_, bytes) => {
    expect(() => read(bytes, undefined, { message: 500, pending: 1000 })).toThrow(ProtocolError)
  })

  it('throws nothing but its own error, and keeps its limits, whatever the bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 2000 })
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 50 }), (data, piece) => {
        try {
          for (const { body } of read(Buffer.from(data), [piece]))
            expect(body.length).toBeLessThanOrEqual(LIMITS.message)
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError)
        }
      }),
      { numRuns: 500 }
    )
  })
})

/** The first chunk of a message that goes on. */
function begin(chunkStream: number, length: number): Buffer {
  const body = Buffer.alloc(length + 128)
  return encodeMessage({ type: 8, streamId: 1, timestamp: 0, body }, chunkStream, 128).subarray(0, 12 + 128)
}
