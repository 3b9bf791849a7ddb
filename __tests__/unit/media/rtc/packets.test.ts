import fc from 'fast-check'
import { splitCompound } from '../../../../server/media/embedded/rtc/rtcp/compound'
import {
  asksForKeyFrame,
  readNack,
  writeBitrateLimit,
  writeNack,
  writePictureLoss
} from '../../../../server/media/embedded/rtc/rtcp/feedback'
import {
  readSenderReport,
  writeReceiverReport,
  writeSenderReport
} from '../../../../server/media/embedded/rtc/rtcp/reports'
import { isRtcp, readRtp, writeRtp } from '../../../../server/media/embedded/rtc/rtp/packet'
import { sequenceDistance, Unwrapper } from '../../../../server/media/embedded/rtc/rtp/serial'
import { startsH264KeyFrame, startsVp8KeyFrame } from '../../../../server/media/embedded/rtc/receive/key-frame'

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array))
const uint = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 })
const packet = fc.record({
  payloadType: uint(7).filter((type) => type < 64 || type > 95),
  sequence: uint(16),
  timestamp: uint(32),
  marker: fc.boolean(),
  ssrc: uint(32),
  payload: bytes
})

describe('RTP', () => {
  it('reads what it writes', () => {
    fc.assert(fc.property(packet, (written) => expect(readRtp(writeRtp(written))).toEqual(written)))
  })
  it('takes sources, extension and padding off', () => {
    const header = Buffer.from([0xb1, 111, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 9, 9, 9, 9, 0xbe, 0xde, 0, 1, 8, 8, 8, 8])
    const datagram = Buffer.concat([header, Buffer.from([1, 2, 3, 0, 0, 3])])
    expect(readRtp(datagram)?.payload).toEqual(Buffer.from([1, 2, 3]))
  })
  it('never throws, and never reads beyond the datagram', () => {
    fc.assert(
      fc.property(bytes, (datagram) => {
        expect(readRtp(datagram)?.payload.length ?? 0).toBeLessThanOrEqual(datagram.length)
        startsH264KeyFrame(datagram)
        startsVp8KeyFrame(datagram)
      })
    )
  })
  it('counts across the wrap, in any order', () => {
    expect(sequenceDistance(0xffff, 0)).toBe(1)
    expect(sequenceDistance(0, 0xffff)).toBe(-1)
    const unwrapper = new Unwrapper()
    const start = unwrapper.unwrap(0xffffff00)
    expect(unwrapper.unwrap(0x100) - start).toBe(0x200)
    expect(unwrapper.unwrap(0xffffff80) - start).toBe(0x80)
  })
})

describe('RTCP', () => {
  it('reads a sender report that it wrote, to a fraction of a millisecond', () => {
    const report = { ssrc: 7, ntpMs: 3_900_000_000_123.25, timestamp: 0xfffffff0 }
    const [part] = splitCompound(writeSenderReport(report, { packets: 5, octets: 500 }))
    const read = readSenderReport(part!)
    expect(read).toMatchObject({ ssrc: 7, timestamp: 0xfffffff0 })
    expect(read?.ntpMs).toBeCloseTo(report.ntpMs, 2)
    expect(read?.ntpMiddle).toBe((((3_900_000_000 & 0xffff) << 16) | Math.floor(0.12325 * 65536)) >>> 0)
  })
  it('names each missing packet once in a NACK, also across the wrap', () => {
    const rows = fc.uniqueArray(uint(8), { minLength: 1 }).map((offsets) => offsets.sort((a, b) => a - b))
    fc.assert(
      fc.property(rows, uint(16), (offsets, start) => {
        const missing = offsets.map((offset) => (start + offset) & 0xffff)
        const [part] = splitCompound(writeNack(1, 2, missing))
        expect(readNack(part!, 2)).toEqual(missing)
        expect(readNack(part!, 3)).toEqual([])
      })
    )
  })
  it('knows both ways to ask for a key frame, and no other', () => {
    const [loss] = splitCompound(writePictureLoss(1, 2))
    const [limit] = splitCompound(writeBitrateLimit(1, 2, 1_500_000))
    expect(asksForKeyFrame(loss!)).toBe(true)
    expect(asksForKeyFrame({ type: 206, count: 4, body: Buffer.alloc(16) })).toBe(true)
    expect(asksForKeyFrame(limit!)).toBe(false)
  })
  it('writes a bitrate limit as mantissa and exponent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (bitrate) => {
        const [part] = splitCompound(writeBitrateLimit(1, 2, bitrate))
        const field = part!.body.readUIntBE(13, 3)
        const written = (field & 0x3ffff) * 2 ** (field >> 18)
        expect(written).toBeLessThanOrEqual(bitrate)
        expect(written).toBeGreaterThan(bitrate * 0.9999 - 1)
      })
    )
  })
  it('keeps reports within their fields', () => {
    const wild = {
      ssrc: 1,
      fractionLost: 1e9,
      totalLost: -5,
      highestSequence: 2 ** 33,
      jitter: 2.5,
      lastReport: 0,
      delay: 1e12
    }
    const body = splitCompound(writeReceiverReport(9, wild))[0]!.body
    expect(body.readUInt8(8)).toBe(255)
    expect(body.readUIntBE(9, 3)).toBe(0)
  })
  it('never throws on random datagrams', () => {
    const datagrams = fc.tuple(fc.constantFrom(200, 201, 205, 206), uint(5), bytes)
    fc.assert(
      fc.property(datagrams, ([type, count, rest]) => {
        const datagram = Buffer.concat([Buffer.from([0x80 | count, type, 0, rest.length >> 2]), rest])
        expect(isRtcp(datagram)).toBe(true)
        for (const part of splitCompound(datagram)) {
          readSenderReport(part)
          readNack(part, 1)
          asksForKeyFrame(part)
        }
      })
    )
  })
})

describe('key frames', () => {
  it.each([
    ['an IDR slice', [0x65, 1], true],
    ['a slice', [0x41, 1], false],
    ['parameter sets together', [0x78, 0, 2, 0x67, 1], true],
    ['the first fragment of an IDR slice', [0x7c, 0x85], true],
    ['a later fragment', [0x7c, 0x05], false],
    ['nothing', [], false]
  ])('in H.264: %s', (_, payload, expected) => expect(startsH264KeyFrame(Buffer.from(payload))).toBe(expected))
  it.each([
    ['a key frame', [0x10, 0x00], true],
    ['another frame', [0x10, 0x01], false],
    ['a key frame with a long picture id', [0x90, 0x80, 0x81, 0x00, 0x00], true],
    ['the rest of a frame', [0x00, 0x00], false]
  ])('in VP8: %s', (_, payload, expected) => expect(startsVp8KeyFrame(Buffer.from(payload))).toBe(expected))
})
