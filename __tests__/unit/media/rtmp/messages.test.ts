import fc from 'fast-check'
import { splitAggregate } from '../../../../server/media/embedded/rtmp/aggregate'
import { encodeAmf } from '../../../../server/media/embedded/rtmp/amf0-encode'
import { parseCommand } from '../../../../server/media/embedded/rtmp/command'
import type { Message } from '../../../../server/media/embedded/rtmp/message'
import { readMetadata } from '../../../../server/media/embedded/rtmp/metadata'
import { ProtocolError } from '../../../../server/media/embedded/rtmp/protocol-error'
import { encodeTag } from '../../../../server/media/embedded/flv/encode'

const message = (type: number, body: Buffer): Message => ({ type, streamId: 1, timestamp: 500, body })

describe('aggregate messages', () => {
  const tag = (timestamp: number, text: string) =>
    encodeTag({ type: 'audio', timestamp, body: Buffer.from(text), keyFrame: false, header: false })

  it('are taken apart, their times moved to that of the whole', () => {
    const parts = splitAggregate(message(22, Buffer.concat([tag(7000, 'one'), tag(7020, 'two')])))
    expect(parts.map(({ type, timestamp, body }) => [type, timestamp, body.toString()])).toEqual([
      [8, 500, 'one'],
      [8, 520, 'two']
    ])
  })

  it('lose what is cut short and nothing before it', () => {
    const whole = Buffer.concat([tag(0, 'one'), tag(20, 'two')])
    expect(splitAggregate(message(22, whole.subarray(0, whole.length - 6)))).toHaveLength(1)
  })

  it('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const part of splitAggregate(message(22, Buffer.from(bytes))))
          expect(part.timestamp).toBeGreaterThanOrEqual(0)
      })
    )
  })
})

describe('commands', () => {
  it.each([
    ['AMF0', 20, Buffer.alloc(0)],
    ['AMF3 that wraps AMF0', 17, Buffer.from([0])]
  ])('are read from %s', (_, type, prefix) => {
    const body = Buffer.concat([prefix, encodeAmf('publish', 5, null, 'name', 'live')])
    expect(parseCommand(message(type, body))).toMatchObject({ name: 'publish', transaction: 5, args: ['name', 'live'] })
  })

  it.each([
    ['no name', encodeAmf(1, 2)],
    ['nothing', Buffer.alloc(0)],
    ['bytes that are no AMF', Buffer.from([0xff])]
  ])('with %s are refused', (_, body) => {
    expect(() => parseCommand(message(20, body))).toThrow(ProtocolError)
  })

  it('with a transaction that is no number expect no answer', () => {
    expect(parseCommand(message(20, encodeAmf('play', Number.NaN))).transaction).toBe(0)
  })
})

describe('metadata', () => {
  const told = encodeAmf('onMetaData', { width: 640 })

  it.each([
    ['with @setDataFrame in front', 18, encodeAmf('@setDataFrame', 'onMetaData', { width: 640 })],
    ['without', 18, told],
    ['in AMF3', 15, Buffer.concat([Buffer.from([0]), told])]
  ])('is passed on %s', (_, type, body) => {
    expect(readMetadata(message(type, body))).toEqual(told)
  })

  it.each([
    ['when it is other data', encodeAmf('onCuePoint', {})],
    ['when it cannot be read', Buffer.from([0x02, 0xff])],
    ['when it is more than players should be told', encodeAmf('onMetaData', { text: 'x'.repeat(20_000) })]
  ])('is not %s', (_, body) => {
    expect(readMetadata(message(18, body))).toBeUndefined()
  })
})
