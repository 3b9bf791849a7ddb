import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../support/free-port'
import { MediaProcess } from '../../support/media/ffmpeg'
import { inspectStreams } from '../../support/media/inspect-streams'
import { probe } from '../../support/media/probe'
import { push } from '../../support/media/push'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'emeet-media-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const published = async (name: string, options: Parameters<typeof push>[1]) => {
  const path = join(folder, `${name}.flv`)
  const publisher = await push(path, { seconds: 2, ...options })
  expect(await publisher.ended).toBe(0)
  return path
}

test('a moving picture and a tone are decoded as such', async () => {
  const path = await published('both', { tone: 880, size: '320x180', fps: 20 })
  const { video, audio } = await probe(path, { seconds: 2 })
  expect(video).toEqual({ frames: 40, width: 320, height: 180, moving: true })
  expect(audio?.samples).toBeGreaterThan(90_000)
  expect(audio?.rms).toBeGreaterThan(0.05)
  expect(Math.abs((audio?.peakFrequency ?? 0) - 880)).toBeLessThan(4)
})

test('what is sent is what phones send', async () => {
  const streams = await inspectStreams(await published('coding', {}))
  const [video, audio] = ['video', 'audio'].map((type) => streams.find(({ codec_type }) => codec_type === type))
  expect(video).toMatchObject({ codec_name: 'h264', profile: 'Constrained Baseline', has_b_frames: 0 })
  expect(audio).toMatchObject({ codec_name: 'aac', profile: 'LC', sample_rate: '48000' })
})

test('a still picture does not move; a track that is not there is absent', async () => {
  const path = await published('still', { video: 'still', audio: false })
  expect(await probe(path)).toMatchObject({ video: { frames: 30, moving: false }, audio: null })
})

test('sound alone is heard', async () => {
  const path = await published('sound', { video: false, tone: 300 })
  const { video, audio } = await probe(path)
  expect(video).toBeNull()
  expect(Math.abs((audio?.peakFrequency ?? 0) - 300)).toBeLessThan(4)
})

test('a publisher sends over RTMP until it is stopped', async () => {
  const url = `rtmp://127.0.0.1:${await freePort()}/live/one`
  const copy = join(folder, 'copy.flv')
  const server = new MediaProcess('ffmpeg', ['-nostdin', '-listen', '1', '-i', url, '-c', 'copy', copy])
  const publisher = await untilAccepted(url)
  expect(publisher.running).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await publisher.stop()
  await publisher.stop()
  expect(publisher.running).toBe(false)
  await server.ended
  expect(await probe(copy)).toMatchObject({ video: { moving: true }, audio: { rms: expect.any(Number) as number } })
})

/** The listening side has to be up first. */
async function untilAccepted(url: string) {
  for (;;) {
    try {
      return await push(url)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

test('an address where nobody listens fails with the words of ffmpeg', async () => {
  const url = `rtmp://127.0.0.1:${await freePort()}/live/none`
  await expect(push(url)).rejects.toThrow(/Connection refused/)
  await expect(probe(url)).rejects.toThrow(/Connection refused/)
  await expect(inspectStreams(url)).rejects.toThrow(/Connection refused/)
})
