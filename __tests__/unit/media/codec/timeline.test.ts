import fc from 'fast-check'
import { readAacConfig } from '../../../../server/media/embedded/codec/aac-config'
import { AudioTimeline } from '../../../../server/media/embedded/codec/audio-timeline'

const RATE = 48_000
const open = () => new AudioTimeline(RATE, { single: 100, average: 25 })

describe("the samples' timeline", () => {
  it('is not moved by rounded or jittering timestamps', () => {
    const jitters = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 10, maxLength: 300 })
    fc.assert(
      fc.property(jitters, (jitter) => {
        const timeline = open()
        timeline.place(1000, 960)
        const repairs = jitter.map((off, index) => timeline.place(1020 + index * 20 + off, 960))
        expect(repairs.filter(({ leaps, silence, skip }) => leaps || silence + skip > 0)).toEqual([])
      })
    )
  })
  it('fills a gap with as much silence', () => {
    const timeline = open()
    timeline.place(0, 960)
    expect(timeline.place(320, 960)).toEqual({ leaps: false, silence: 300 * 48, skip: 0 })
    expect(timeline.position).toBe(340 * 48)
  })
  it('cuts what overlaps, at most the piece itself', () => {
    const timeline = open()
    for (let time = 0; time < 400; time += 20) timeline.place(time, 960)
    expect(timeline.place(200, 960)).toEqual({ leaps: false, silence: 0, skip: 960 })
    expect(timeline.position).toBe(400 * 48)
  })
  it('follows a clock that drifts, by small repairs', () => {
    const timeline = open()
    let repaired = 0
    let worst = 0
    for (let count = 0; count < 50_000; count++) {
      const time = count * 20 * 1.001
      repaired += timeline.place(time, 960).silence
      worst = Math.max(worst, Math.abs(timeline.position / 48 - 20 - time))
    }
    expect(worst).toBeLessThan(60)
    expect(repaired / 48).toBeGreaterThan(900)
  })
  it('leaps when the publisher does', () => {
    const timeline = open()
    timeline.place(0, 960)
    expect(timeline.place(60_000, 960)).toMatchObject({ leaps: true })
    expect(timeline.position).toBe(60_020 * 48)
  })
})

describe('an AudioSpecificConfig', () => {
  it.each([
    [[0x12, 0x10], { rate: 44_100, channels: 2 }],
    [[0x14, 0x08], { rate: 16_000, channels: 1 }],
    [[0x11, 0x88, 0x56, 0xe5, 0x00], { rate: 48_000, channels: 1 }],
    [[0x17, 0x80, 0x5d, 0xc0, 0x08], { rate: 48_000, channels: 1 }],
    [[0x11], undefined],
    [[], undefined],
    [[0xff, 0xff, 0xff], undefined],
    [[0x17, 0x00, 0x00, 0x00, 0x08], undefined],
    [[0x11, 0xb0], undefined]
  ])('reads %p', (bytes, expected) => {
    const read = readAacConfig(Buffer.from(bytes))
    if (expected === undefined) expect(read).toBeUndefined()
    else expect(read).toMatchObject({ codec: 'aac', ...expected })
  })
  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => void readAacConfig(Buffer.from(bytes))))
  })
})
