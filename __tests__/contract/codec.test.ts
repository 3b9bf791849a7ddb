import { CodecClient } from '../../server/media/embedded/codec/client'
import type { AudioFormat, AudioFrame } from '../../server/media/embedded/codec/transcoder'
import { buildMedia, type BuiltMedia } from '../support/media/build-media'
import { until } from '../support/media/until'
import { aacTone, decodeAac, frequencyOf, loudnessOf } from '../support/media/tone'

jest.setTimeout(20_000)

const opus: AudioFormat = { codec: 'opus', rate: 48_000, channels: 2 }

let built: BuiltMedia
let deaths: string[]
let client: CodecClient

beforeAll(async () => {
  built = await buildMedia()
})
afterAll(() => built.remove())
beforeEach(() => {
  deaths = []
  client = new CodecClient({ entry: built.codec, died: (description) => deaths.push(description) })
})
afterEach(() => client.close())

/** Resolves when `frames` has not grown for a while. */
async function settled(frames: readonly unknown[], patience = 3000): Promise<void> {
  const end = Date.now() + patience
  for (let seen = -1; Date.now() < end && (seen !== frames.length || frames.length === 0);) {
    seen = frames.length
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

function timed(frames: readonly Buffer[], rate: number, start = 0): AudioFrame[] {
  return frames.map((data, index) => ({ time: start + Math.round((index * 1024 * 1000) / rate), data }))
}

async function convert(from: AudioFormat, to: AudioFormat['codec'], frames: readonly AudioFrame[]) {
  const output: AudioFrame[] = []
  const transcoder = client.open(from, { codec: to, channels: 1 }, (frame) => output.push(frame))
  const format = await transcoder.ready
  for (const frame of frames) transcoder.push(frame)
  await settled(output)
  transcoder.close()
  return { format, output }
}

const variants = [
  [16_000, 1],
  [44_100, 1],
  [44_100, 2],
  [48_000, 2]
] as const

test.each(variants)('a tone survives AAC at %i Hz with %i channel(s) to Opus and back', async (rate, channels) => {
  const tone = aacTone(1000, rate, channels, 2)
  const there = await convert(tone.format, 'opus', timed(tone.frames, rate))
  const back = await convert(opus, 'aac', there.output)
  expect(back.format.config).toEqual(Buffer.from([0x11, 0x88, 0x56, 0xe5, 0x00]))
  const samples = decodeAac(
    back.format,
    back.output.map(({ data }) => data)
  ).subarray(24_000, 72_000)
  expect(frequencyOf(samples, 48_000)).toBeCloseTo(1000, -1)
  expect(loudnessOf(samples)).toBeGreaterThan(0.03)
})

test('Opus frames follow each other every 20 ms although AAC timestamps are rounded', async () => {
  const tone = aacTone(440, 44_100, 1, 3)
  const { output } = await convert(tone.format, 'opus', timed(tone.frames, 44_100, 5000))
  const steps = output.slice(1).map((frame, index) => frame.time - output[index]!.time)
  expect(Math.max(...steps)).toBeCloseTo(20, 6)
  expect(Math.min(...steps)).toBeCloseTo(20, 6)
  expect(output.length).toBeGreaterThan(140)
})

test("the encoder's own delay is taken off the times", async () => {
  const tone = aacTone(440, 48_000, 1, 1)
  const { output } = await convert(tone.format, 'opus', timed(tone.frames, 48_000, 1000))
  expect(output[0]!.time).toBeCloseTo(1000 - 6.5, 0)
  const back = await convert(opus, 'aac', output)
  expect(back.output[0]!.time).toBeCloseTo(output[0]!.time - (1024 * 1000) / 48_000, 0)
})

test('a gap in the sound becomes silence of the same length', async () => {
  const tone = aacTone(440, 48_000, 1, 2)
  const frames = timed(tone.frames, 48_000)
  const { output } = await convert(tone.format, 'opus', [...frames.slice(0, 30), ...frames.slice(50)])
  const length = output.at(-1)!.time - output[0]!.time
  expect(Math.abs(length - frames.at(-1)!.time)).toBeLessThan(60)
  const steps = output.slice(1).map((frame, index) => frame.time - output[index]!.time)
  expect(Math.max(...steps)).toBeCloseTo(20, 6)
})

test('damaged frames are passed over', async () => {
  const tone = aacTone(440, 48_000, 1, 2)
  const frames = timed(tone.frames, 48_000)
  const broken = frames.map((frame, index) => (index % 10 === 5 ? { ...frame, data: Buffer.alloc(40, 0xa5) } : frame))
  const { output } = await convert(tone.format, 'opus', broken)
  expect(output.length).toBeGreaterThan(80)
  expect(deaths).toEqual([])
})

test('a format that FFmpeg refuses, or dies of, is told, and others go on', async () => {
  const hostile: AudioFormat = { codec: 'aac', rate: 1, channels: 1, config: Buffer.from([0xff, 0xff, 0xff]) }
  const refused = client.open(hostile, { codec: 'opus', channels: 1 }, () => undefined)
  await expect(refused.ready).rejects.toMatchObject({ name: 'MediaError' })
  const tone = aacTone(440, 48_000, 1, 1)
  const { output } = await convert(tone.format, 'opus', timed(tone.frames, 48_000))
  expect(output.length).toBeGreaterThan(30)
})

test('conversions go on after the codec process was killed', async () => {
  const tone = aacTone(440, 48_000, 1, 2)
  const frames = timed(tone.frames, 48_000)
  const output: AudioFrame[] = []
  const transcoder = client.open(tone.format, { codec: 'opus', channels: 1 }, (frame) => output.push(frame))
  await transcoder.ready
  for (const frame of frames.slice(0, 40)) transcoder.push(frame)
  await settled(output)
  const before = output.length
  process.kill(client.pid!, 'SIGKILL')
  expect(await until(() => deaths.length > 0 && client.pid !== undefined, 20_000)).toBe(true)
  for (const frame of frames.slice(60)) transcoder.push(frame)
  expect(await until(() => output.length > before + 5, 20_000)).toBe(true)
  await settled(output)
  expect(output.at(-1)!.time).toBeGreaterThan(output[before - 1]!.time + 500)
})
