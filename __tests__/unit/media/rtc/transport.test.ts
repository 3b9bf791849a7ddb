import fc from 'fast-check'
import { splitCompound } from '../../../../server/media/embedded/rtc/rtcp/compound'
import {
  readTransportFeedback,
  writeTransportFeedback
} from '../../../../server/media/embedded/rtc/rtcp/transport-feedback'
import { readExtension, writeNumberExtension } from '../../../../server/media/embedded/rtc/rtp/extension'
import { readRtp, writeRtp } from '../../../../server/media/embedded/rtc/rtp/packet'

const part = (datagram: Buffer) => splitCompound(datagram)[0]!

describe('numbers over a whole connection', () => {
  it('travel in a header extension, beside the payload', () => {
    const payload = Buffer.from('payload')
    const packet = { payloadType: 96, sequence: 7, timestamp: 8, marker: true, ssrc: 9, payload }
    const datagram = writeRtp(packet, writeNumberExtension(3, 65_535))
    expect(readRtp(datagram)).toEqual(packet)
    expect(readExtension(datagram, 3)?.readUInt16BE()).toBe(65_535)
    expect(readExtension(datagram, 4)).toBeUndefined()
    expect(readExtension(writeRtp(packet), 3)).toBeUndefined()
  })
  it('survive whatever arrives', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void readExtension(Buffer.from(bytes), 3)))
  })
})

describe('feedback on arrivals', () => {
  it('reads what browsers write: a run of arrivals, then a vector with a gap', () => {
    const body = Buffer.from([
      ...[0, 0, 0, 1, 0, 0, 0, 2], // whose report, about whom
      ...[0, 10, 0, 5], // five packets from number 10
      ...[0, 0, 2, 9], // 128 ms on the receiver's clock; report 9
      ...[0x20, 0x03], // three that came, with short times
      ...[0xd0, 0x00], // one that came, one that did not, in pairs of bits
      ...[4, 8, 0, 40]
    ])
    const feedback = readTransportFeedback({ type: 205, count: 15, body })
    expect(feedback?.count).toBe(9)
    expect(feedback?.arrivals.map(({ sequence }) => sequence)).toEqual([10, 11, 12, 13, 14])
    expect(feedback?.arrivals.map(({ at }) => at)).toEqual([129, 131, 131, 141, undefined])
  })
  it('comes back as it was written, to a quarter of a millisecond', () => {
    const delay = fc.option(fc.integer({ min: -2000, max: 8000 }), { nil: undefined })
    fc.assert(
      fc.property(
        fc.array(delay, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 0, max: 65535 }),
        (delays, base) => {
          const steps = delays.map((delta, index) => ({ sequence: (base + index) & 0xffff, delta }))
          let clock = 1_000_000
          const arrivals = steps.map(({ sequence, delta }) => {
            if (delta !== undefined) clock += delta
            return { sequence, at: delta === undefined ? undefined : clock }
          })
          const read = readTransportFeedback(part(writeTransportFeedback(1, 2, { count: 5, arrivals })))
          expect(read).toEqual({ count: 5, arrivals })
        }
      )
    )
  })
  it('is refused when it is cut off or speaks of more packets than there can be', () => {
    const arrivals = [1, 2, 3].map((sequence) => ({ sequence, at: sequence * 5 }))
    const { body } = part(writeTransportFeedback(1, 2, { count: 0, arrivals }))
    expect(readTransportFeedback({ type: 205, count: 15, body: body.subarray(0, 18) })).toBeUndefined()
    const absurd = Buffer.from(body)
    absurd.writeUInt16BE(60_000, 10)
    expect(readTransportFeedback({ type: 205, count: 15, body: absurd })).toBeUndefined()
  })
  it('survives whatever arrives', () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 80 })
    fc.assert(
      fc.property(bytes, (body) => void readTransportFeedback({ type: 205, count: 15, body: Buffer.from(body) }))
    )
  })
})
