import type { MixListening } from '../../../../server/media/embedded/codec/mixers'
import type { MixSourceFormat, MixTarget } from '../../../../server/media/embedded/codec/messages'
import type { AudioFrame } from '../../../../server/media/embedded/codec/transcoder'
import type { RtpPacket, Tag } from '../../../../server/media/embedded/hub/frame'
import { Mixes } from '../../../../server/media/embedded/mix/mixes'
import { FakeSource, RecordingRtpSink, RecordingSink } from '../hub/support'

const CONFIG = Buffer.from([0x11, 0x88])
const sound = (body: Buffer, timestamp = 0, header = false): Tag => ({
  type: 'audio',
  timestamp,
  body,
  keyFrame: false,
  header
})
const header = sound(Buffer.concat([Buffer.from([0xaf, 0]), CONFIG]), 0, true)
const packet = (sequence: number, timestamp: number): RtpPacket => ({
  kind: 'audio',
  sequence,
  timestamp,
  marker: false,
  payload: Buffer.from([sequence]),
  keyFrame: false
})
const anna = { conferenceId: 'conference', memberId: 'anna' }

/** Mixes over a mixer that writes down what it is asked for. */
function begin() {
  const clock = { now: 0 }
  const deeds: string[] = []
  const listenings: MixListening[] = []
  const closing = (name: string) => ({ close: () => void deeds.push(`- ${name}`) })
  const mixers = {
    openMix: (loudest: number) => {
      deeds.push(`mix of ${loudest}`)
      return {
        addSource: ({ memberId, from }: MixSourceFormat) => {
          deeds.push(`+ ${from.codec} of ${memberId}`)
          const push = ({ time, data }: AudioFrame): void =>
            void deeds.push(`${memberId} ${time} ${data.toString('hex')}`)
          return { push, ...closing(`${from.codec} of ${memberId}`) }
        },
        addOutput: ({ memberId, codec }: MixTarget, listening: MixListening) => {
          deeds.push(`+ ${codec} for ${memberId}`)
          listenings.push(listening)
          return closing(`${codec} for ${memberId}`)
        },
        ...closing('mix')
      }
    }
  }
  return { mixes: new Mixes(mixers, 4, () => clock.now), clock, deeds, listenings }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a mix is there from the first listener to the last, and each face is encoded while it is heard', () => {
  const { mixes, deeds } = begin()
  const [phone, browser] = [new RecordingSink(), new RecordingRtpSink()]
  const view = mixes.view(anna)
  expect(deeds).toEqual([])
  view.addTagSink(phone)
  view.addRtpSink(browser)
  view.removeTagSink(phone)
  view.removeRtpSink(browser)
  view.removeRtpSink(browser)
  const heard = ['mix of 4', '+ aac for anna', '+ opus for anna', '- aac for anna', '- opus for anna', '- mix']
  expect(deeds).toEqual(heard)
  expect(jest.getTimerCount()).toBe(0)
  view.addTagSink(phone)
  expect(deeds.slice(heard.length)).toEqual(['mix of 4', '+ aac for anna'])
  mixes.close()
  mixes.close()
  expect(jest.getTimerCount()).toBe(0)
})

test('publishers are heard only while somebody listens in their own conference', () => {
  const { mixes, deeds } = begin()
  const source = new FakeSource('rtp', 'ben')
  const stream = { id: 'stream', headers: [] }
  expect(mixes.ear(stream, source)).toBeUndefined()
  mixes.view({ ...anna, conferenceId: 'another' }).addRtpSink(new RecordingRtpSink())
  expect(mixes.ear(stream, source)).toBeUndefined()
  mixes.view(anna).addRtpSink(new RecordingRtpSink())
  mixes.ear(stream, source)?.packet(packet(1, 0xfffffd00))
  mixes.ear(stream, source)?.packet(packet(3, 0x480))
  mixes.ear(stream, source)?.packet(packet(2, 0xc0))
  const first = (0xfffffd00 * 1000) / 48_000
  expect(deeds.slice(-4)).toEqual(['+ opus of ben', `ben ${first} 01`, `ben ${first + 20} 02`, `ben ${first + 40} 03`])
  mixes.close()
})

test('a phone is decoded from the header on that it began with, anew when it changes', () => {
  const { mixes, deeds } = begin()
  mixes.view(anna).addTagSink(new RecordingSink())
  const source = new FakeSource('tag', 'ben')
  const stream = { id: 'stream', headers: [header] }
  mixes.ear(stream, source)?.tag(sound(Buffer.from([0xaf, 1, 7]), 40))
  mixes.ear(stream, source)?.tag(header)
  mixes.ear(stream, source)?.tag(sound(Buffer.from([0xaf, 0, 0x12, 0x10]), 60, true))
  expect(deeds.slice(2)).toEqual(['+ aac of ben', 'ben 40 07', '- aac of ben', '+ aac of ben'])
  mixes.close()
})

test('a publisher without sound is forgotten, and comes back with it', () => {
  const { mixes, clock, deeds } = begin()
  mixes.view(anna).addTagSink(new RecordingSink())
  const source = new FakeSource('rtp', 'ben')
  const stream = { id: 'stream', headers: [] }
  mixes.ear(stream, source)?.packet(packet(1, 0))
  clock.now = 6000
  jest.advanceTimersByTime(1000)
  mixes.ear(stream, source)?.packet(packet(2, 960))
  expect(deeds.slice(2)).toEqual(['+ opus of ben', 'ben 0 01', '- opus of ben', '+ opus of ben', 'ben 20 02'])
  mixes.close()
})

test('what is mixed reaches phones as AAC behind its header and browsers as Opus in order', () => {
  const { mixes, listenings } = begin()
  const [phone, browser] = [new RecordingSink(), new RecordingRtpSink()]
  mixes.view(anna).addTagSink(phone)
  mixes.view(anna).addRtpSink(browser)
  listenings[0]?.format({ codec: 'aac', rate: 48_000, channels: 1, config: CONFIG })
  listenings[0]?.frame({ time: 1000, data: Buffer.from([1]) })
  listenings[1]?.frame({ time: 1000, data: Buffer.from([2]) })
  listenings[1]?.frame({ time: 1020, data: Buffer.from([3]) })
  expect(phone.tags.map(({ header, body }) => [header, body.toString('hex')])).toEqual([
    [true, 'af001188'],
    [false, 'af0101']
  ])
  const [one, two] = browser.packets
  expect([one?.payload, two?.payload]).toEqual([Buffer.from([2]), Buffer.from([3])])
  expect([two!.sequence - one!.sequence, two!.timestamp - one!.timestamp]).toEqual([1, 960])
  mixes.close()
})

test('browsers are told once a second how the time of the mix and the wall clock belong together, whenever they come', () => {
  const { mixes, listenings } = begin()
  const [early, late] = [new RecordingRtpSink(), new RecordingRtpSink()]
  mixes.view(anna).addRtpSink(early)
  for (let time = 2000; time <= 4500; time += 20) listenings[0]?.frame({ time, data: Buffer.from([1]) })
  mixes.view(anna).addRtpSink(late)
  const [first, second, third, ...others] = early.reports
  expect([first?.kind, others]).toEqual(['audio', []])
  expect([first!.timestamp, second!.timestamp, third!.timestamp]).toEqual([96_000, 144_000, 192_000])
  expect([second!.ntpMs - first!.ntpMs, third!.ntpMs - first!.ntpMs]).toEqual([1000, 2000])
  expect(late.reports).toEqual([third])
  mixes.close()
})

test('a member who is cut off hears nothing more, the others go on', () => {
  const { mixes, deeds } = begin()
  const [cut, kept] = [new RecordingSink(), new RecordingSink()]
  mixes.view(anna).addTagSink(cut)
  mixes.view({ ...anna, memberId: 'ben' }).addTagSink(kept)
  mixes.disconnect({ streamId: 'stream' })
  mixes.disconnect({ memberId: 'anna' })
  expect([cut.ended, kept.ended]).toEqual(['disconnected', undefined])
  expect(deeds).not.toContain('- mix')
  mixes.close()
  expect(kept.ended).toBe('the server is closing')
  expect(deeds.filter((deed) => deed === '- mix').length).toBeGreaterThan(0)
})
