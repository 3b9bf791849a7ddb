import type { RtpPacket } from '../../../../server/media/embedded/hub/frame'
import { PictureChooser, type ViewerLook } from '../../../../server/media/embedded/rtc/estimate/picture-choice'
import { LayerSwitch } from '../../../../server/media/embedded/rtc/layer-switch'
import { BitrateCap } from '../../../../server/media/embedded/rtc/receive/bitrate-cap'
import { LayerClock } from '../../../../server/media/embedded/rtc/receive/layer-clock'
import { LayerNames } from '../../../../server/media/embedded/rtc/receive/layer-names'
import { writeRtp } from '../../../../server/media/embedded/rtc/rtp/packet'
import { readLayers } from '../../../../server/media/embedded/rtc/sdp/layers'
import { SequenceRow } from '../../../../server/media/embedded/rtc/send/sequence-row'

const picture = (sequence: number, timestamp: number, keyFrame = false): RtpPacket => ({
  kind: 'video',
  sequence,
  timestamp,
  marker: true,
  payload: Buffer.from([1]),
  keyFrame
})

describe('pictures in two sizes', () => {
  it.each([
    [
      ['a=rid:h send', 'a=rid:l send max-width=320', 'a=simulcast:send h;l'],
      ['h', 'l']
    ],
    [['a=rid:h send', 'a=rid:x send', 'a=rid:l send', 'a=simulcast:send h,x;~l'], ['h']],
    [['a=rid:h recv', 'a=simulcast:send h;l'], []],
    [['a=simulcast:send'], []]
  ])('are read from an offer: %j', (lines, layers) => {
    expect(readLayers(lines)).toEqual(layers)
  })

  it('say by name which they are, until the name is known', () => {
    const names = new LayerNames({ large: 'h', small: 'l', nameId: 10 })
    const packet = (ssrc: number, name?: string) => {
      const extension = name && Buffer.from([0xbe, 0xde, 0, 1, 0xa0, name.charCodeAt(0), 0, 0])
      const rtp = { payloadType: 96, sequence: 1, timestamp: 1, marker: false, ssrc, payload: Buffer.from([1]) }
      return writeRtp(rtp, extension || undefined)
    }
    const seen = [packet(5), packet(5, 'h'), packet(5), packet(6, 'l'), packet(6), packet(7, 'z'), Buffer.alloc(3)]
    expect(seen.map((datagram) => names.layerOf(datagram))).toEqual([
      undefined,
      'large',
      'large',
      'small',
      'small',
      undefined,
      undefined
    ])
  })

  it('run on one clock, that of the large ones, as soon as reports tell how the two belong together', () => {
    const clock = new LayerClock()
    clock.settle('large')
    expect(clock.convert('large', 100)).toBe(100)
    expect(clock.convert('small', 100)).toBeUndefined()
    clock.report('large', { kind: 'video', ntpMs: 5000, timestamp: 1_000_000 })
    clock.report('small', { kind: 'video', ntpMs: 5100, timestamp: 0xffff_fff0 })
    expect(clock.convert('small', 0xffff_fff0 + 90)).toBe(1_009_090)
    clock.report('small', { kind: 'video', ntpMs: 6100, timestamp: 90_000 - 16 + 3 })
    expect(clock.convert('small', 90_000)).toBe(1_009_000 + 90_016)
  })

  it('become one row that changes over at key frames, and whose time never stands', () => {
    let joined = 0
    const row = new LayerSwitch(() => (joined += 1))
    const times = (layer: 'large' | 'small', ...packets: RtpPacket[]) =>
      packets.map((packet) => row.take(layer, packet)?.timestamp)
    expect(times('large', picture(1, 10), picture(2, 20, true), picture(3, 30))).toEqual([undefined, 20, 30])
    row.want('small')
    expect(times('small', picture(7, 30))).toEqual([undefined])
    expect(times('large', picture(4, 40))).toEqual([40])
    expect(times('small', picture(8, 40, true), picture(9, 50))).toEqual([41, 51])
    expect(times('large', picture(5, 50, true))).toEqual([undefined])
    expect(joined).toBe(1)
  })
})

describe('which pictures a viewer is sent', () => {
  const plenty: ViewerLook = {
    estimate: 2_000_000,
    overused: false,
    needed: { large: 600_000, small: 150_000 },
    smallHeight: 180,
    shownHeight: undefined
  }
  const after = (look: Partial<ViewerLook>, seconds = 3) => {
    const chooser = new PictureChooser()
    for (let now = 0; now < seconds * 1000; now += 200) chooser.look({ ...plenty, ...look }, now)
    return chooser.look({ ...plenty, ...look }, seconds * 1000)
  }
  it.each<[string, Partial<ViewerLook>, string, boolean]>([
    ['who says nothing gets the large ones', {}, 'large', false],
    ['who shows them small gets the small ones', { shownHeight: 200 }, 'small', false],
    ['who shows them large gets the large ones', { shownHeight: 360 }, 'large', false],
    ['nobody gets small ones that are not there', { shownHeight: 90, smallHeight: undefined }, 'large', false],
    ['a thin line gets the small ones', { estimate: 300_000 }, 'small', false],
    ['a line that carries none gets none', { estimate: 60_000 }, 'small', true],
    ['a line that nothing is known of gets what is shown', { estimate: undefined, shownHeight: 90 }, 'small', false]
  ])('%s', (_, look, layer, isHeld) => {
    expect(after(look)).toMatchObject({ layer, isHeld })
  })
  it('asks a thin line now and then whether it carries the large ones', () => {
    const chooser = new PictureChooser()
    const looks = Array.from({ length: 100 }, (_, index) => chooser.look({ ...plenty, estimate: 300_000 }, index * 200))
    const probes = looks.flatMap(({ probe }) => probe ?? [])
    expect(probes.length).toBeGreaterThan(2)
    expect(new Set(probes)).toEqual(new Set([600_000]))
  })
})

it('packets of our own take numbers without disturbing those that are still under way', () => {
  const row = new SequenceRow(100)
  expect([1, 2, 4].map((sequence) => row.map(sequence))).toEqual([100, 101, 103])
  expect([row.extra(), row.extra()]).toEqual([104, 105])
  expect([3, 5, 4].map((sequence) => row.map(sequence))).toEqual([102, 106, 103])
  expect(row.extra()).toBe(107)
  expect([6, 3, 5].map((sequence) => row.map(sequence))).toEqual([108, 102, 106])
})

it('what a publisher may send follows the largest pictures that have come from it', () => {
  const cap = new BitrateCap(1_500_000, 2)
  const after = (width: number, height: number) => {
    cap.picture({ width, height })
    return cap.bitrate
  }
  expect(cap.bitrate).toBe(3_000_000)
  expect([after(320, 180), after(360, 640), after(320, 180)]).toEqual([1_000_000, 1_800_000, 1_800_000])
  expect([after(960, 540), after(1280, 720)]).toEqual([2_600_000, 3_000_000])
})
