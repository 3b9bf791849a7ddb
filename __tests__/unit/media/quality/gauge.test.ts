import type { RtpPacket, Tag } from '../../../../server/media/embedded/hub/frame'
import { Freezes } from '../../../../server/media/embedded/quality/freezes'
import { Gauge } from '../../../../server/media/embedded/quality/gauge'
import { sizeInPacket, sizeInTag } from '../../../../server/media/embedded/quality/picture-size'
import { metricsText } from '../../../../server/http/metrics-text'

/** Of 640 × 360 pictures, as x264 writes it. */
const sps = Buffer.from('6742c016d900a02ff970110000030001000003001e0f162e48', 'hex')

const packet = (changes: Partial<RtpPacket>): RtpPacket => ({
  kind: 'video',
  sequence: 1,
  timestamp: 0,
  marker: true,
  payload: Buffer.alloc(125),
  keyFrame: false,
  ...changes
})
const tag = (changes: Partial<Tag>): Tag => ({
  type: 'video',
  timestamp: 0,
  body: Buffer.alloc(125),
  keyFrame: false,
  header: false,
  ...changes
})

describe('the picture stands still', () => {
  /** How many freezes gaps of such lengths, in ms, make. */
  function freezesOf(gaps: readonly number[]): number {
    const freezes = new Freezes()
    let now = 0
    freezes.picture(now)
    for (const gap of gaps) freezes.picture((now += gap))
    return freezes.total
  }
  const steady = Array.from({ length: 30 }, () => 66)

  test.each([
    ['steady pictures', steady, 0],
    ['a gap of a few pictures', [...steady, 190, ...steady], 0],
    ['a long gap', [...steady, 400, ...steady], 1],
    ['two of them', [...steady, 400, ...steady, 900], 2],
    ['a camera that was off', [...steady, 5000, ...steady], 0],
    ['one picture a second', [1000, 1000, 1000], 0]
  ])('%s: %#', (_, gaps, expected) => {
    expect(freezesOf(gaps)).toBe(expected)
  })
})

describe('a gauge', () => {
  test('counts what came in since it was read last', () => {
    let now = 0
    const gauge = new Gauge(() => now)
    for (const at of [0, 100, 200, 300]) {
      now = at
      gauge.packet(packet({ marker: false }))
      gauge.packet(packet({}))
      gauge.packet(packet({ kind: 'audio', payload: Buffer.alloc(25) }))
    }
    gauge.reception({ lossPercent: 0, jitterMs: 3.4 })
    gauge.reception({ lossPercent: 9.7, jitterMs: 1 })
    now = 500
    expect(gauge.take()).toEqual({ audioKbps: 2, videoKbps: 16, fps: 8, lossPercent: 10, jitterMs: 3, freezes: 0 })
    now = 1500
    expect(gauge.take()).toEqual({ audioKbps: 0, videoKbps: 0, fps: 0, freezes: 0 })
  })

  test('counts tags of RTMP, of which nobody knows a loss', () => {
    let now = 0
    const gauge = new Gauge(() => now)
    gauge.tag(tag({ type: 'script' }))
    gauge.tag(tag({}))
    gauge.tag(tag({ type: 'audio' }))
    now = 1000
    expect(gauge.take()).toEqual({ audioKbps: 1, videoKbps: 1, fps: 1, freezes: 0 })
  })
})

describe('the size of pictures', () => {
  const stap = Buffer.concat([Buffer.from([24, 0, sps.length]), sps, Buffer.from([0, 1, 0x68])])
  const vp8 = Buffer.from([0x10, 0x50, 0x01, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00])

  test.each([
    ['a single parameter set', { payload: sps }, { width: 640, height: 360 }],
    ['an aggregate', { payload: stap }, { width: 640, height: 360 }],
    ['a key frame of VP8', { payload: vp8, codec: 'vp8' as const }, { width: 320, height: 240 }],
    ['a key frame of VP8 that is cut short', { payload: vp8.subarray(0, 9), codec: 'vp8' as const }, undefined],
    ['an aggregate that is cut short', { payload: stap.subarray(0, 2) }, undefined],
    ['nothing', { payload: Buffer.alloc(0) }, undefined],
    ['another packet', { payload: sps, keyFrame: false }, undefined]
  ])('in %s', (_, changes, expected) => {
    expect(sizeInPacket(packet({ keyFrame: true, ...changes }))).toEqual(expected)
  })

  test('stands in the header of tags alone', () => {
    expect(sizeInTag(tag({}))).toBeUndefined()
    expect(sizeInTag(tag({ header: true, body: Buffer.alloc(6) }))).toBeUndefined()
  })
})

test('Prometheus is told one series a stream, whatever its id', () => {
  const quality = { audioKbps: 48, videoKbps: 500, fps: 15, lossPercent: 2, freezes: 1 }
  const lines = metricsText(new Map([['cam"\\\n', quality]])).split('\n')
  expect(lines).toContain('emeet_streams 1')
  expect(lines).toContain('emeet_stream_video_bits_per_second{stream="cam\\"\\\\\\n"} 500000')
  expect(lines).toContain('emeet_stream_loss_ratio{stream="cam\\"\\\\\\n"} 0.02')
  expect(lines.filter((line) => line.startsWith('emeet_stream_jitter'))).toEqual([])
  expect(lines.at(-1)).toBe('')
})
