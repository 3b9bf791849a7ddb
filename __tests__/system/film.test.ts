import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { changesOf, decodeFilm, heardIn, reachesTop } from '../support/media/film'
import { inspectStreams } from '../support/media/inspect-streams'
import { type Publisher, push } from '../support/media/push'
import { eventually } from '../support/sdk/eventually'
import { type SdkMember, enterBySdk } from '../support/sdk/member'
import { type TestServer, startServer } from '../support/server'

jest.setTimeout(150_000)

const PATIENCE = 60_000
const OPERATOR = 'operator-token-of-at-least-32-characters'

let server: TestServer

beforeAll(async () => {
  server = await startServer({ OPERATOR_TOKEN: OPERATOR })
})

afterAll(() => server.close())

interface ListedFilm {
  readonly status: string
  readonly fault: string | null
  readonly done: number
  readonly durationMs: number
  readonly bytes: number
  readonly url?: string
}

interface Listed {
  readonly id: string
  readonly files: readonly { readonly status: string; readonly startedAt: number; readonly durationMs: number }[]
  readonly film: ListedFilm | null
}

const bearing = { headers: { authorization: `Bearer ${OPERATOR}` } }

/** The only recording that there is. */
async function listed(): Promise<Listed> {
  const answer = await fetch(`${server.url}/api/recordings`, bearing)
  const [recording] = ((await answer.json()) as { recordings: Listed[] }).recordings
  if (recording === undefined) throw new Error('nothing is recorded')
  return recording
}

const publish = async ({ conference }: SdkMember, tone: number): Promise<Publisher> =>
  push(await conference.publishAddress('wx-1-abc'), { tone, size: '320x180' })

/** As much as a publisher sends in a second and a half. */
const A_WHILE = 90_000

/** Sizes of what is being written. */
function sizes(): number[] {
  const root = join(server.dataDir, 'recordings')
  const folders = existsSync(root) ? readdirSync(root).map((folder) => join(root, folder)) : []
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  return files.filter((path) => path.endsWith('.flv')).map((path) => statSync(path).size)
}

/** Until so many streams are being written, and more than so much of each. */
const written = (count: number, bytes = A_WHILE): Promise<void> =>
  eventually(() => expect(sizes().filter((size) => size > bytes)).toHaveLength(count), PATIENCE)

test('a meeting becomes one film that follows who comes and goes, with all voices, also over a crash of the server', async () => {
  const ann = await enterBySdk(server.url, { roomName: 'film', nickName: '安妮', rec: true, recMerge: true })
  const ben = await enterBySdk(server.url, { roomName: 'film', nickName: 'ben' })
  const first = await publish(ann, 500)
  await written(1)
  const second = await publish(ben, 900)
  await written(2)
  await ben.conference.leave()
  await second.stop()
  await eventually(async () => expect((await listed()).files[1]?.status).toBe('ready'), PATIENCE)
  await written(1, (sizes()[0] ?? 0) + A_WHILE)
  expect((await listed()).film).toMatchObject({ status: 'waiting', done: 0, fault: null })
  await ann.conference.destroy()
  await first.stop()
  await eventually(async () => expect((await listed()).film?.done).toBeGreaterThan(0), PATIENCE)
  await server.restart('SIGKILL')
  const { film, files } = await eventually(async () => {
    const recording = await listed()
    expect(recording.film?.status).toBe('ready')
    return recording
  }, PATIENCE)
  await follows(film!, files)
})

async function follows({ url, durationMs, bytes, done }: ListedFilm, files: Listed['files']): Promise<void> {
  const path = url!
  const length = Buffer.from(await (await fetch(path)).arrayBuffer()).length
  expect([done, length]).toEqual([1, bytes])
  expect(await inspectStreams(path)).toMatchObject([
    { codec_name: 'h264', width: 1280, height: 720 },
    { codec_name: 'aac', sample_rate: '48000', channels: 1 }
  ])
  const begin = Math.min(...files.map(({ startedAt }) => startedAt))
  const end = Math.max(...files.map((file) => file.startedAt + file.durationMs))
  expect(Math.abs(durationMs - (end - begin))).toBeLessThan(300)
  const { frames, samples } = await decodeFilm(path)
  expect(Math.abs((frames.length * 1000) / 15 - durationMs)).toBeLessThan(200)
  expect(Math.abs((samples.length * 1000) / 8000 - durationMs)).toBeLessThan(200)
  expect(changesOf(frames.map(reachesTop))).toEqual([true, false, true])
  const [low, high] = [heardIn(samples, 500), heardIn(samples, 900)]
  expect(changesOf(low.slice(0, -1))).toEqual([true])
  expect(changesOf(high)).toEqual([false, true, false])
  expect(heardIn(samples, 700)).not.toContain(true)
}
