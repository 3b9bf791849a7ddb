import { isWeak, lowerThan, readUplink, unknownUplink } from '../../../../src/hooks/weak-uplink'
import type { StreamQuality } from '../../../../src/services/emedia'

const stream = (more: Partial<StreamQuality>): StreamQuality => ({
  streamId: 's',
  memberId: 'm',
  audioKbps: 32,
  videoKbps: 500,
  fps: 15,
  freezes: 0,
  ...more
})
const after = (...readings: readonly Partial<StreamQuality>[]) =>
  readings.reduce((uplink, reading) => readUplink(uplink, [stream(reading)]), unknownUplink)

const good = { lossPercent: 0 }
const lossy = { lossPercent: 5 }

test.each([
  ['a good line', [good, good, good, good, good], false],
  ['two bad moments', [lossy, good, lossy, good, good], false],
  ['loss most of the time', [lossy, good, lossy, good, lossy], true],
  ['loss that is over', [lossy, lossy, lossy, good, good, good], false],
  ['pictures that stand still again and again', [{ freezes: 3 }, { freezes: 4 }, { freezes: 5 }, { freezes: 7 }], true],
  ['freezes from before', [{ freezes: 9 }, { freezes: 9 }, { freezes: 9 }, { freezes: 9 }], false]
])('%s', (_what, readings, weak) => {
  expect(isWeak(after(...readings))).toBe(weak)
})

test('nothing is held against a stream that has ended', () => {
  expect(readUplink(after(lossy, lossy, lossy), [])).toEqual(unknownUplink)
})

test('below the lowest quality there is none', () => {
  expect([lowerThan('high'), lowerThan('standard'), lowerThan('saver')]).toEqual(['sharp', 'saver', undefined])
})
