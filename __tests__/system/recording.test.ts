import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errors } from '../../protocol/errors'
import { Role } from '../../protocol/numbers'
import { inspectStreams } from '../support/media/inspect-streams'
import { probe } from '../support/media/probe'
import { type Publisher, push } from '../support/media/push'
import { eventually } from '../support/sdk/eventually'
import { type SdkMember, enterBySdk } from '../support/sdk/member'
import { type TestServer, startServer } from '../support/server'

jest.setTimeout(120_000)

const PATIENCE = 30_000
const OPERATOR = 'operator-token-of-at-least-32-characters'

let server: TestServer
const members: SdkMember[] = []
const publishers: Publisher[] = []

beforeAll(async () => {
  server = await startServer({ OPERATOR_TOKEN: OPERATOR })
})

afterEach(async () => {
  await Promise.all(publishers.splice(0).map((publisher) => publisher.stop()))
  await Promise.all(members.splice(0).map(({ conference }) => conference.leave()))
})

afterAll(() => server.close())

async function enter(roomName: string, nickName: string, rec = false): Promise<SdkMember> {
  const member = await enterBySdk(server.url, { roomName, nickName, rec })
  members.push(member)
  return member
}

async function publish({ conference }: SdkMember, tone: number): Promise<Publisher> {
  const publisher = await push(await conference.publishAddress('wx-1-abc'), { tone, size: '320x180' })
  publishers.push(publisher)
  return publisher
}

const recordings = () => join(server.dataDir, 'recordings')

/** The manifests as they are on the disk. */
const manifests = (): Manifest[] =>
  existsSync(recordings())
    ? readdirSync(recordings()).map(
        (folder) => JSON.parse(readFileSync(join(recordings(), folder, 'manifest.json'), 'utf8')) as Manifest
      )
    : []

interface Manifest {
  readonly id: string
  readonly roomName: string
  readonly endedAt: number | null
  readonly fault: string | null
  readonly members: readonly { readonly nickName: string; readonly left: number | null }[]
  readonly files: readonly { readonly name: string; readonly status: string; readonly durationMs: number }[]
}

const manifestOf = (roomName: string): Manifest => {
  const found = manifests().find((manifest) => manifest.roomName === roomName)
  if (found === undefined) throw new Error(`nothing of ${roomName} is recorded`)
  return found
}

const grown = (roomName: string, ms: number): Promise<void> =>
  eventually(() => {
    const folder = readdirSync(recordings()).find((name) => name.includes(roomName)) ?? ''
    const files = readdirSync(join(recordings(), folder)).filter((name) => name.endsWith('.flv'))
    const sizes = files.map((name) => readFileSync(join(recordings(), folder, name)).length)
    // The publisher sends about 70 bytes each millisecond.
    if (!sizes.some((size) => size > ms * 60)) throw new Error(`still ${sizes.join()} bytes`)
  }, PATIENCE)

const finished = (roomName: string, count: number): Promise<Manifest> =>
  eventually(() => {
    const manifest = manifestOf(roomName)
    expect(manifest.endedAt).not.toBeNull()
    expect(manifest.files.map(({ status }) => status)).toEqual(Array(count).fill('ready'))
    return manifest
  }, PATIENCE)

test('a room that wants it is recorded from the first member on: one film of each stream, played from end to end', async () => {
  const ann = await enter('weekly', '安 / ../n', true)
  const ben = await enter('weekly', 'ben')
  expect([ann.conference.recording.since > 0, ben.conference.recording.since]).toEqual([
    true,
    ann.conference.recording.since
  ])
  await publish(ann, 500)
  await publish(ben, 900)
  await grown('weekly', 3000)
  await ben.conference.leave()
  await ann.conference.destroy()
  const manifest = await finished('weekly', 2)
  expect(manifest.members.map(({ nickName, left }) => [nickName, left !== null])).toEqual([
    ['安 / ../n', true],
    ['ben', true]
  ])
  expect(manifest.files.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^weekly_安-n_\d{8}T\d{6}Z_camera$/),
    expect.stringMatching(/^weekly_ben_\d{8}T\d{6}Z_camera$/)
  ])
  const folder = join(
    recordings(),
    readdirSync(recordings()).find((name) => name.includes('weekly'))!
  )
  const [first, second] = manifest.files.map(({ name }) => join(folder, `${name}.mp4`))
  expect((await inspectStreams(first!)).map(({ codec_name }) => codec_name)).toEqual(['h264', 'aac'])
  const [seen, heard] = [await probe(first!, { seconds: 60 }), await probe(second!, { seconds: 60 })]
  expect(seen.audio?.peakFrequency).toBeCloseTo(500, -1)
  expect(heard.audio?.peakFrequency).toBeCloseTo(900, -1)
  expect(seen.video).toMatchObject({ width: 320, height: 180, moving: true })
  const ms = manifest.files[0]!.durationMs
  expect((seen.video!.frames * 1000) / 15 / ms).toBeCloseTo(1, 0)
  expect(readFileSync(first!).indexOf('moov')).toBeLessThan(readFileSync(first!).indexOf('mdat'))
})

/** The second of them is made admin, loses the role again, and is signed out everywhere at last. */
async function addressesEndWithTheRight(admin: SdkMember, other: SdkMember): Promise<void> {
  const { globalName } = other.conference.self
  const addressOf = async ({ conference }: SdkMember) => (await conference.recording.list())[0]!.files[0]!.url!
  const statusOf = async (url: string) => (await fetch(url, { headers: { range: 'bytes=0-9' } })).status
  await admin.conference.grant([globalName], Role.ADMIN)
  const [lasting, lent] = [await addressOf(admin), await addressOf(other)]
  expect([await statusOf(lasting), await statusOf(lent)]).toEqual([206, 206])
  await admin.conference.grant([globalName], Role.TALKER)
  const refused = { error: errors['not-permitted'].code }
  expect(await (await fetch(lent)).json()).toMatchObject(refused)
  await admin.conference.grant([globalName], Role.ADMIN)
  expect(await statusOf(lent)).toBe(206)
  await fetch(`${server.url}/api/operator/revoke`, {
    method: 'POST',
    headers: { authorization: `Bearer ${OPERATOR}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: globalName })
  })
  expect(await (await fetch(lent)).json()).toMatchObject(refused)
  expect(await statusOf(lasting)).toBe(206)
}

test('an admin begins and ends it in mid-meeting, everybody is told, and nobody else may', async () => {
  const ann = await enter('halfway', 'ann')
  const ben = await enter('halfway', 'ben')
  const told: unknown[] = []
  ben.conference.on('recordingChanged', ({ since, by }) => told.push([since > 0, by]))
  await expect(ben.conference.recording.set(true)).rejects.toMatchObject({ reason: 'not-permitted' })
  await publish(ben, 700)
  await ann.conference.recording.set(true)
  await grown('halfway', 1000)
  await ann.conference.recording.set(false)
  await eventually(() =>
    expect(told).toEqual([
      [true, ann.conference.self.id],
      [false, ann.conference.self.id]
    ])
  )
  await finished('halfway', 1)
  const [entry] = await eventually(async () => {
    const list = await ann.conference.recording.list()
    expect(list[0]?.files[0]?.url).toBeDefined()
    return list
  }, PATIENCE)
  const url = entry!.files[0]!.url!
  const whole = Buffer.from(await (await fetch(url)).arrayBuffer())
  const part = await fetch(url, { headers: { range: 'bytes=100-199' } })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${whole.length}`])
  expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(100, 200))).toBe(true)
  expect((await probe(url)).audio?.peakFrequency).toBeCloseTo(700, -1)
  expect((await fetch(`${url}x`)).headers.get('content-type')).toContain('json')
  expect(await ben.conference.recording.list()).toEqual([])
  await expect(ben.conference.recording.remove(entry!.id)).rejects.toMatchObject({ reason: 'no-such-recording' })
  const asOperator = { headers: { authorization: `Bearer ${OPERATOR}` } }
  const all = (await (await fetch(`${server.url}/api/recordings`, asOperator)).json()) as { recordings: unknown[] }
  expect(all.recordings.length).toBeGreaterThan(0)
  expect(entry!.film).toBeUndefined()
  await expect(ben.conference.recording.makeFilm(entry!.id)).rejects.toMatchObject({ reason: 'no-such-recording' })
  await addressesEndWithTheRight(ann, ben)
  await ann.conference.recording.makeFilm(entry!.id)
  expect((await ann.conference.recording.list())[0]?.film).toMatchObject({ status: 'waiting' })
  await ann.conference.recording.remove(entry!.id)
  expect(await ann.conference.recording.list()).toEqual([])
  expect(manifests().some(({ id }) => id === entry!.id)).toBe(false)
})

test('after a crash in mid-recording there are whole films of before and after, and the recording goes on by itself', async () => {
  const ann = await enter('crash', 'ann', true)
  await publish(ann, 600)
  await grown('crash', 1500)
  await server.restart('SIGKILL')
  await publishers.pop()?.stop()
  await eventually(() => expect(ann.conference.status).toBe('open'), PATIENCE)
  ann.environment.cut()
  await eventually(async () => {
    await publish(ann, 600)
  }, PATIENCE)
  await eventually(() => expect(manifestOf('crash').files.length).toBe(2), PATIENCE)
  await grown('crash', 1000)
  await ann.conference.destroy()
  const { files, fault } = await finished('crash', 2)
  expect(fault).toBeNull()
  for (const { durationMs } of files) expect(durationMs).toBeGreaterThan(400)
})

test('what the operator wants left free of the disk is left free: recording stops at once, and says why', async () => {
  const other = await startServer({ RECORD_RESERVE_GB: '1000000' })
  try {
    const ann = await enterBySdk(other.url, { roomName: 'reserve', nickName: 'ann' })
    const faults: unknown[] = []
    ann.conference.on('recordingChanged', ({ fault }) => faults.push(fault))
    await ann.conference.recording.set(true)
    await eventually(() => expect(faults).toEqual([undefined, 'disk-full']))
    expect([ann.conference.recording.since, ann.conference.status]).toEqual([0, 'open'])
    await ann.conference.leave()
  } finally {
    await other.close()
  }
})

test('where nothing can be written the admin is told why, and the meeting goes on', async () => {
  const other = await startServer({ RECORD_DIR: join(server.dataDir, 'a-file', 'recordings') })
  try {
    writeFileSync(join(server.dataDir, 'a-file'), '')
    const ann = await enterBySdk(other.url, { roomName: 'full', nickName: 'ann' })
    const faults: unknown[] = []
    ann.conference.on('recordingChanged', ({ fault }) => faults.push(fault))
    await ann.conference.recording.set(true)
    await eventually(() => expect(faults).toEqual([undefined, 'unwritable']))
    expect([ann.conference.recording.since, ann.conference.status]).toEqual([0, 'open'])
    await ann.conference.leave()
  } finally {
    await other.close()
  }
})
