import type { StreamLevel } from '../../../../server/media/engine'
import type { AudioFormat } from '../../../../server/media/embedded/codec/transcoder'
import type { RtpPacket, Tag } from '../../../../server/media/embedded/hub/frame'
import { FakeSource } from '../hub/support'
import { Levels } from '../../../../server/media/embedded/levels/levels'

const PERIOD = 400
const config = Buffer.from([0x11, 0x88])
const publisher = new FakeSource('tag')
const earOf = (levels: Levels, id: string) => levels.ear({ id, headers: [] }, publisher)
const nowhere = { find: () => undefined }

const sound = (body: Buffer, header = false): Tag => ({ type: 'audio', timestamp: 0, body, keyFrame: false, header })
const header = sound(Buffer.concat([Buffer.from([0xaf, 0]), config]), true)
const frame = sound(Buffer.from([0xaf, 1, 7]))
const packet = (kind: RtpPacket['kind'] = 'audio'): RtpPacket => ({
  kind,
  sequence: 1,
  timestamp: 0,
  marker: false,
  payload: Buffer.from([9]),
  keyFrame: false
})

/** Levels, what they report, and what they have decoded. */
function begin() {
  const reports: (readonly StreamLevel[])[] = []
  const opened: { readonly from: AudioFormat; readonly pushed: Buffer[]; isClosed: boolean; out(is: number): void }[] =
    []
  const meters = {
    openMeter: (from: AudioFormat, out: (loudness: number) => void) => {
      const meter = { from, pushed: [] as Buffer[], isClosed: false, out }
      opened.push(meter)
      return { push: (data: Buffer) => void meter.pushed.push(data), close: () => void (meter.isClosed = true) }
    }
  }
  return { levels: new Levels(meters, (levels) => reports.push(levels)), reports, opened }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('only what is listened to is heard, and in silence nothing is told', () => {
  const { levels, reports } = begin()
  levels.listen('ann', nowhere)
  expect(earOf(levels, 'bob')).toBeUndefined()
  earOf(levels, 'ann')?.loudness(90)
  jest.advanceTimersByTime(PERIOD)
  expect(reports).toEqual([])
  levels.stopListening('ann')
  expect(earOf(levels, 'ann')).toBeUndefined()
  expect(jest.getTimerCount()).toBe(0)
})

test('who speaks is told together, and who ceases once more', () => {
  const { levels, reports } = begin()
  for (const id of ['ann', 'bob']) levels.listen(id, nowhere)
  earOf(levels, 'ann')?.loudness(20)
  earOf(levels, 'bob')?.loudness(30)
  jest.advanceTimersByTime(PERIOD)
  earOf(levels, 'ann')?.loudness(20)
  jest.advanceTimersByTime(4 * PERIOD)
  expect(reports[0]).toEqual([
    { streamId: 'ann', loudness: 20 },
    { streamId: 'bob', loudness: 30 }
  ])
  expect(reports.flat().filter(({ loudness }) => loudness === 127)).toHaveLength(4)
  expect(reports.at(-1)).toEqual([{ streamId: 'ann', loudness: 127 }])
  levels.close()
  levels.close()
  expect(jest.getTimerCount()).toBe(0)
})

test('what a phone sends is decoded, from the header on that it began with', () => {
  const { levels, reports, opened } = begin()
  levels.listen('ann', { find: () => ({ face: 'tag', headers: [header] }) as never })
  earOf(levels, 'ann')?.tag(frame)
  earOf(levels, 'ann')?.tag({ ...frame, type: 'video' })
  expect(opened).toMatchObject([{ from: { codec: 'aac', rate: 48_000, channels: 1 }, pushed: [Buffer.from([7])] }])
  opened[0]?.out(25)
  jest.advanceTimersByTime(PERIOD)
  expect(reports).toEqual([[{ streamId: 'ann', loudness: 25 }]])
  earOf(levels, 'ann')?.tag(header)
  expect(opened).toHaveLength(1)
  levels.stopListening('ann')
  expect(opened[0]?.isClosed).toBe(true)
})

test('what a browser sends is decoded only while it does not say itself how loud it is', () => {
  const { levels, opened } = begin()
  levels.listen('ann', nowhere)
  const ear = earOf(levels, 'ann')
  ear?.packet(packet('video'))
  expect(opened).toEqual([])
  ear?.packet(packet())
  expect(opened).toMatchObject([{ from: { codec: 'opus' }, pushed: [Buffer.from([9])] }])
  ear?.loudness(30)
  ear?.packet(packet())
  expect(opened).toMatchObject([{ isClosed: true, pushed: [Buffer.from([9])] }])
  levels.close()
})
