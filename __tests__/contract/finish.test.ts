import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audioFrame, audioHeader } from '../../server/media/embedded/flv/body'
import { encodeTag, flvHeader } from '../../server/media/embedded/flv/encode'
import { Finisher } from '../../server/media/finish/finisher'
import { whole } from '../../server/recording/parts'
import { buildMedia, type BuiltMedia } from '../support/media/build-media'
import { probe } from '../support/media/probe'
import { aacTone } from '../support/media/tone'

jest.setTimeout(60_000)

let built: BuiltMedia
let folder: string
let finisher: Finisher

beforeAll(async () => {
  built = await buildMedia()
  folder = mkdtempSync(join(tmpdir(), 'emeet-finish-'))
  finisher = new Finisher(built.finish)
})

afterAll(() => {
  finisher.close()
  built.remove()
  rmSync(folder, { recursive: true })
})

const { format, frames } = aacTone(600, 48_000, 1, 2)

/** A recorded tone, its frames at these times, ms. */
function record(name: string, timeOf: (index: number) => number): string {
  const tags = [audioHeader(format.config!), ...frames.map((frame, index) => audioFrame(frame, timeOf(index)))]
  const path = join(folder, name)
  writeFileSync(path, Buffer.concat([flvHeader(), ...tags.map(encodeTag)]))
  return path
}

const evenly = (index: number): number => Math.round((index * 1024) / 48)

const aClip = (path: string, changes: object = {}) =>
  ({ path, memId: 'm', nickName: '安妮', kind: 'camera', startedAt: 1000, ...changes }) as const

test('sounds that come in bursts, several at one moment, become a film like any others', async () => {
  const from = record('burst.flv', (index) => (index < 4 ? 0 : evenly(index)))
  const to = join(folder, 'burst.mp4')
  await expect(finisher.run({ type: 'remux', from, to })).resolves.toMatchObject({ audio: true, video: false })
  expect((await probe(to)).audio?.peakFrequency).toBeCloseTo(600, -1)
})

test('who is only heard is in the film by name; files that are damaged or gone are left out', async () => {
  const voice = join(folder, 'voice.mp4')
  await finisher.run({ type: 'remux', from: record('voice.flv', evenly), to: voice })
  const damaged = join(folder, 'damaged.mp4')
  writeFileSync(damaged, 'not an mp4')
  const odd = join(folder, "it's; [a], b:c=安.mp4")
  copyFileSync(voice, odd)
  const clips = [aClip(odd), aClip(damaged, { memId: 'n' }), aClip(join(folder, 'gone.mp4'), { memId: 'o' })]
  const seen: number[] = []
  const to = join(folder, 'film.mp4')
  const film = await finisher.run({ type: 'film', clips, to }, { progress: (done) => seen.push(done) })
  expect(film).toMatchObject({ bytes: statSync(to).size, audio: true, video: true })
  expect(Math.abs(film!.durationMs - 2000)).toBeLessThan(150)
  expect([seen.length > 1, seen.at(-1)]).toEqual([true, 1])
  expect([...seen].sort((one, other) => one - other)).toEqual(seen)
  const { video, audio } = await probe(to)
  expect(video).toMatchObject({ width: 1280, height: 720 })
  expect(audio?.peakFrequency).toBeCloseTo(600, -1)
})

test('a film of nothing is none, a full disk has a code, and a film that is not wanted any more ends at once', async () => {
  const voice = join(folder, 'voice.mp4')
  const nothing = { type: 'film', clips: [], to: join(folder, 'nothing.mp4') } as const
  await expect(finisher.run(nothing)).resolves.toBeNull()
  const onFullDisk = { type: 'film', clips: [aClip(voice)], to: '/dev/full' } as const
  await expect(finisher.run(onFullDisk)).rejects.toMatchObject({ fault: 'disk-full' })
  const controller = new AbortController()
  const progress = (): void => controller.abort()
  const long = {
    type: 'film',
    clips: [aClip(voice), aClip(voice, { startedAt: 900_000 })],
    to: join(folder, 'long.mp4')
  } as const
  const ended = finisher.run(long, { signal: controller.signal, progress })
  await expect(ended).rejects.toThrow('SIGKILL')
})

test('whoever else still makes the same file, it is whole', async () => {
  const clips = [aClip(join(folder, 'voice.mp4'))]
  const to = join(folder, 'same.mp4')
  const other = new Finisher(built.finish)
  const films = [finisher, other].map((each) => whole((task) => each.run(task))({ type: 'film', clips, to }, {}))
  const [film] = await Promise.all(films)
  expect(statSync(to).size).toBe(film?.bytes)
  expect((await probe(to)).audio?.peakFrequency).toBeCloseTo(600, -1)
  expect(readdirSync(folder).filter((name) => name.startsWith('same'))).toEqual(['same.mp4'])
})
