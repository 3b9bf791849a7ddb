import fc from 'fast-check'
import { AccessUnits } from '../../../../server/media/embedded/bridge/access-units'
import { packetize } from '../../../../server/media/embedded/bridge/packetize'
import { ReorderBuffer } from '../../../../server/media/embedded/bridge/reorder-buffer'
import { TagsToRtp } from '../../../../server/media/embedded/bridge/to-rtp'
import { RtpToTags } from '../../../../server/media/embedded/bridge/to-tags'
import type { AudioFrame, Transcoders } from '../../../../server/media/embedded/codec/transcoder'
import { audioFrame, audioHeader, videoFrame, videoHeader } from '../../../../server/media/embedded/flv/body'
import { buildAvcRecord } from '../../../../server/media/embedded/h264/avc-record'
import { joinAvc } from '../../../../server/media/embedded/h264/nal'
import type { ClockReport, RtpPacket, Tag } from '../../../../server/media/embedded/hub/frame'

const SPS = Buffer.from([0x67, 0x42, 0xe0, 0x1f, 1, 2, 3])
const OTHER_SPS = Buffer.from([0x67, 0x42, 0xe0, 0x1f, 9, 9, 9])
const PPS = Buffer.from([0x68, 4, 5])
const idr = (length = 3000) => Buffer.concat([Buffer.from([0x65]), Buffer.alloc(length, 7)])
const slice = (length = 100) => Buffer.concat([Buffer.from([0x41]), Buffer.alloc(length, 8)])
const CONFIG = Buffer.from([0x11, 0x88])

/** Hands each frame on unchanged: here only the ways around the codec count. */
function passing() {
  const pushed: AudioFrame[] = []
  const transcoders: Transcoders = {
    open: (_, to, out) => ({
      ready: Promise.resolve({ codec: to.codec, rate: 48_000, channels: to.channels, config: CONFIG }),
      push: (frame) => {
        pushed.push(frame)
        out(frame)
      },
      close: () => undefined
    }),
    close: () => Promise.resolve()
  }
  return { transcoders, pushed }
}

describe('H.264 in RTP', () => {
  const nal = fc.tuple(fc.constantFrom(0x65, 0x41, 0x61), fc.integer({ min: 1, max: 6000 }))
  const through = (payloads: readonly Buffer[], damage = (index: number) => index >= 0) => {
    const units = new AccessUnits()
    return payloads.flatMap((payload, index) =>
      damage(index)
        ? units.add({ timestamp: 1, marker: index === payloads.length - 1, payload }, index > 0 && !damage(index - 1))
        : []
    )
  }

  it('comes out as it went in, whatever the sizes', () => {
    fc.assert(
      fc.property(fc.array(nal, { minLength: 1, maxLength: 5 }), (list) => {
        const nals = list.map(([header, length]) =>
          Buffer.concat([Buffer.from([header]), Buffer.alloc(length, length)])
        )
        const payloads = packetize([SPS, PPS], nals)
        expect(Math.max(...payloads.map(({ length }) => length))).toBeLessThanOrEqual(1188)
        expect(through(payloads)).toEqual([{ timestamp: 1, nals: [SPS, PPS, ...nals], damaged: false }])
      })
    )
  })
  it('is called damaged when any packet is missing', () => {
    const payloads = packetize([], [idr(5000), slice()])
    for (let lost = 0; lost < payloads.length - 1; lost++) {
      const [unit] = through(payloads, (index) => index !== lost)
      expect(unit).toMatchObject({ damaged: true })
    }
  })
  it('is called damaged when the last packet is missing and the next picture begins', () => {
    const units = new AccessUnits()
    expect(units.add({ timestamp: 1, marker: false, payload: slice() }, false)).toEqual([])
    expect(units.add({ timestamp: 2, marker: true, payload: slice() }, true)).toMatchObject([
      { timestamp: 1, damaged: true },
      { timestamp: 2, damaged: true }
    ])
  })
  it('never throws on random payloads', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.boolean())), (payloads) => {
        const units = new AccessUnits()
        for (const [payload, marker] of payloads)
          units.add({ timestamp: 0, marker, payload: Buffer.from(payload) }, false)
      })
    )
  })
})

describe('putting back in order', () => {
  const patience = { time: 100, items: 50 }
  const take = (buffer: ReorderBuffer<number>, sequence: number, now: number) =>
    buffer.push(sequence & 0xffff, sequence, now).map(({ item, afterGap }) => (afterGap ? `!${item}` : `${item}`))

  it('gives everything once and in order when nothing is lost, also across the wrap', () => {
    const order = fc.shuffledSubarray([...Array(40).keys()], { minLength: 40 })
    fc.assert(
      fc.property(order, (shuffled) => {
        const buffer = new ReorderBuffer<number>(patience)
        take(buffer, 65_510, 0)
        const given = shuffled.flatMap((index) => take(buffer, 65_511 + index, 1))
        expect(given.map(Number)).toEqual([...Array(40).keys()].map((index) => 65_511 + index))
      })
    )
  })
  it('waits for what is missing, then goes on and says so', () => {
    const buffer = new ReorderBuffer<number>(patience)
    expect(take(buffer, 1, 0)).toEqual(['1'])
    expect(take(buffer, 3, 10)).toEqual([])
    expect(take(buffer, 4, 50)).toEqual([])
    expect(take(buffer, 5, 111)).toEqual(['!3', '4', '5'])
    expect(take(buffer, 2, 112)).toEqual([])
  })
  it('begins anew after a leap', () => {
    const buffer = new ReorderBuffer<number>(patience)
    take(buffer, 1, 0)
    expect(take(buffer, 30_000, 1)).toEqual(['!30000'])
    expect(take(buffer, 30_001, 2)).toEqual(['30001'])
  })
})

describe('from tags to RTP', () => {
  const open = () => {
    const packets: RtpPacket[] = []
    const reports: ClockReport[] = []
    const output = {
      packet: (packet: RtpPacket) => void packets.push(packet),
      clock: (report: ClockReport) => void reports.push(report)
    }
    const bridge = new TagsToRtp(passing().transcoders, output, () => 1_000_000)
    bridge.tag(videoHeader(buildAvcRecord(SPS, PPS)))
    bridge.tag(audioHeader(CONFIG))
    return { bridge, packets, reports }
  }

  it('puts parameter sets in front of a key frame and ends each picture with the marker', () => {
    const { bridge, packets } = open()
    bridge.tag(videoFrame(joinAvc([idr()]), 40, true))
    bridge.tag(videoFrame(joinAvc([slice()]), 80, false))
    expect(packets.map(({ marker, keyFrame, timestamp }) => [marker, keyFrame, timestamp])).toEqual([
      [false, true, 3600],
      [false, false, 3600],
      [false, false, 3600],
      [true, false, 3600],
      [true, false, 7200]
    ])
    expect(packets.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4])
  })
  it('adds the composition time', () => {
    const { bridge, packets } = open()
    const tag = videoFrame(joinAvc([idr(10)]), 40, true)
    tag.body.writeIntBE(33, 2, 3)
    bridge.tag(tag)
    expect(packets[0]!.timestamp).toBe(73 * 90)
  })
  it('reports both clocks as one wall clock, once a second', () => {
    const { bridge, reports } = open()
    for (let time = 0; time < 2500; time += 40) bridge.tag(videoFrame(joinAvc([slice()]), time, false))
    const [first, second] = [reports.slice(0, 2), reports.slice(2, 4)]
    expect(reports).toHaveLength(6)
    expect(first.map(({ timestamp }) => timestamp)).toEqual([0, 0])
    expect(second.map(({ kind, timestamp }) => [kind, timestamp])).toEqual([
      ['video', 90_000],
      ['audio', 48_000]
    ])
    expect(second[0]!.ntpMs - first[0]!.ntpMs).toBe(1000)
    expect(second[0]!.ntpMs).toBe(second[1]!.ntpMs)
  })
  it('replays a GOP in 1 ms steps that end at the present, numbered up to what comes next', () => {
    const { bridge, packets } = open()
    const gop = [
      videoFrame(joinAvc([idr()]), 0, true),
      audioFrame(slice(), 5),
      ...[40, 80, 120].map((time) => videoFrame(joinAvc([slice()]), time, false))
    ]
    for (const tag of gop) bridge.tag(tag)
    const video = packets.filter(({ kind }) => kind === 'video')
    const replayed = bridge.replay(gop)
    expect(replayed.map(({ sequence }) => sequence)).toEqual(video.map(({ sequence }) => sequence))
    expect([...new Set(replayed.map(({ timestamp }) => timestamp / 90))]).toEqual([117, 118, 119, 120])
  })
  it('passes over damaged tags', () => {
    const { bridge, packets } = open()
    bridge.tag(videoFrame(Buffer.from([0, 0, 9, 9, 1]), 0, true))
    bridge.tag(videoHeader(Buffer.alloc(3)))
    bridge.tag(videoFrame(joinAvc([slice()]), 40, false))
    expect(packets).toEqual([])
  })
})

describe('from RTP to tags', () => {
  const open = () => {
    const tags: Tag[] = []
    const asked: true[] = []
    let now = 0
    const { transcoders, pushed } = passing()
    const bridge = new RtpToTags(
      transcoders,
      (tag) => tags.push(tag),
      () => asked.push(true),
      () => now
    )
    let sequence = 0
    const picture = (time: number, nals: Buffer[], sets: Buffer[] = [], isLost = (_: number) => false) => {
      now = time
      const payloads = packetize(sets, nals)
      payloads.forEach((payload, index) => {
        const own = sequence++
        if (isLost(index)) return
        bridge.packet({
          kind: 'video',
          sequence: own,
          timestamp: time * 90,
          marker: index === payloads.length - 1,
          payload,
          keyFrame: false
        })
      })
    }
    return { bridge, tags, asked, picture, pushed, at: (time: number) => (now = time) }
  }

  it('begins with a header and a key frame, which it asks for', () => {
    const { picture, tags, asked } = open()
    expect(asked).toHaveLength(1)
    picture(0, [slice()])
    picture(40, [idr()], [SPS, PPS])
    picture(80, [slice()])
    expect(tags.map(({ header, keyFrame, timestamp }) => [header, keyFrame, timestamp])).toEqual([
      [true, false, 0],
      [false, true, 40],
      [false, false, 80]
    ])
  })
  it('gives a new header when the parameter sets change, and only then', () => {
    const { picture, tags } = open()
    picture(0, [idr()], [SPS, PPS])
    picture(40, [idr()], [SPS, PPS])
    picture(80, [idr()], [OTHER_SPS, PPS])
    expect(tags.map(({ header }) => header)).toEqual([true, false, false, true, false])
  })
  it('asks for a key frame every few seconds, for players that missed theirs', () => {
    const { picture, asked } = open()
    picture(0, [idr()], [SPS, PPS])
    for (let time = 40; time <= 7900; time += 40) picture(time, [slice()])
    expect(asked).toHaveLength(2)
    picture(7940, [idr()], [SPS, PPS])
    for (let time = 7980; time <= 11_900; time += 40) picture(time, [slice()])
    expect(asked).toHaveLength(2)
  })
  it('after a loss asks for a key frame and shows nothing until it is there', () => {
    const { picture, tags, asked } = open()
    picture(0, [idr()], [SPS, PPS])
    picture(40, [slice(3000)], [], (index) => index === 1)
    for (let time = 80; time <= 400; time += 40) picture(time, [slice()])
    expect(asked.length).toBeGreaterThan(1)
    picture(440, [idr()], [SPS, PPS])
    expect(tags.filter(({ header }) => !header).map(({ timestamp }) => timestamp)).toEqual([0, 440])
  })
  it('puts sound and picture on one clock, and sound behind its header', async () => {
    const { bridge, picture, tags, at } = open()
    picture(100, [idr(10)], [SPS, PPS])
    const sound = (time: number) =>
      bridge.packet({
        kind: 'audio',
        sequence: time / 20,
        timestamp: time * 48,
        marker: false,
        payload: Buffer.from([1]),
        keyFrame: false
      })
    at(100)
    sound(100)
    await Promise.resolve()
    at(120)
    sound(120)
    const audio = tags.filter(({ type }) => type === 'audio')
    expect(audio.map(({ header }) => header)).toEqual([true, false])
    expect(audio[1]!.timestamp).toBe(120)
    expect(tags.find(({ type, header }) => type === 'video' && !header)!.timestamp).toBe(100)
  })
  it('leaves out sound from before the first picture, which would all be squeezed into one moment', async () => {
    const { bridge, picture, tags, at } = open()
    const sound = (time: number) => ({
      kind: 'audio' as const,
      sequence: time / 20,
      timestamp: time * 48,
      marker: false
    })
    at(100)
    bridge.packet({ ...sound(100), payload: Buffer.from([1]), keyFrame: false })
    tags.length = 0
    picture(150, [idr(10)], [SPS, PPS])
    await Promise.resolve()
    for (const time of [120, 140, 160]) bridge.packet({ ...sound(time), payload: Buffer.from([1]), keyFrame: false })
    expect(tags.filter(({ type, header }) => type === 'audio' && !header).map(({ timestamp }) => timestamp)).toEqual([
      160
    ])
  })
  it('gives times that grow, whatever arrives', () => {
    const packet = fc.record({
      kind: fc.constantFrom('audio' as const, 'video' as const),
      sequence: fc.integer({ min: 0, max: 65_535 }),
      timestamp: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      marker: fc.boolean(),
      payload: fc.constantFrom(
        SPS,
        PPS,
        idr(10),
        slice(10),
        Buffer.alloc(0),
        Buffer.from([0x78, 0, 9]),
        Buffer.from([0x7c, 0x85])
      ),
      keyFrame: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 100 }), (packets) => {
        const { bridge, tags } = open()
        for (const one of packets) bridge.packet(one)
        const times = tags.filter(({ type, header }) => type === 'video' && !header).map(({ timestamp }) => timestamp)
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
      })
    )
  })
})
