import { Stream } from '../../../../server/media/embedded/hub/stream'
import { audioConfig, FakeBridges, FakeSource, keyFrame, picture, RecordingSink, sound, videoConfig } from './support'

let now = 0
const later = (ms: number): void => void (now += ms)
const ignore = (): void => undefined
const listener = { changed: ignore, gone: ignore, refused: ignore, empty: ignore }

let stream: Stream

beforeEach(() => {
  const options = { bridges: new FakeBridges(), now: () => now, lingerMs: 2000, absenceMs: 15_000 }
  stream = new Stream('id', options, listener)
})
afterEach(() => stream.end('over'))

it('leaves the sound to a player that is behind, and gives it pictures again from a key frame that it asks for', () => {
  const source = new FakeSource('tag')
  const handle = stream.publish(source)
  for (const tag of [videoConfig(), audioConfig(), keyFrame(0)]) handle.tag(tag)
  const player = new RecordingSink()
  stream.addTagSink(player)
  const { requests } = source
  player.backlog = 2500
  for (const tag of [picture(40), sound(50), keyFrame(80), sound(90)]) handle.tag(tag)
  expect(player.told).toEqual([])
  later(2500)
  handle.tag(sound(110))
  expect(player.told).toEqual([true])
  player.backlog = 0
  for (const tag of [picture(120), sound(130)]) handle.tag(tag)
  expect(source.requests).toBe(requests + 1)
  for (const tag of [keyFrame(160), picture(200)]) handle.tag(tag)
  expect(player.bodies.slice(3)).toEqual(['A50', 'A90', 'A110', 'A130', 'I160', 'P200'])
  expect(player.told).toEqual([true, false])
})

it('does not leave a player that goes in the belief that its pictures pause', () => {
  const handle = stream.publish(new FakeSource('tag'))
  for (const tag of [videoConfig(), keyFrame(0)]) handle.tag(tag)
  const player = new RecordingSink()
  stream.addTagSink(player)
  player.backlog = 2500
  handle.tag(picture(40))
  later(2500)
  handle.tag(picture(80))
  stream.removeTagSink(player)
  expect(player.told).toEqual([true, false])
})
