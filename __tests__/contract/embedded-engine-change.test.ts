import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser, type TestBrowser } from '../support/browser'
import { startEmbeddedEngine, type EmbeddedUnderTest } from '../support/media/embedded-engine'
import { Journal, newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { FlvPusher } from '../support/media/flv-pusher'
import { makeFlv } from '../support/media/make-flv'
import { SizeWatch } from '../support/media/size-watch'
import { WebClient } from '../support/media/web-client'
import { framesMove, hears } from '../support/page-media'

jest.setTimeout(180_000)

const HOST = '127.0.0.1'
const PATIENCE = 30_000

let subject: EmbeddedUnderTest
let browser: TestBrowser
let folder: string
const ends: (() => unknown)[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emeet-change-'))
  await Promise.all([
    makeFlv(join(folder, 'small.flv'), { seconds: 1, size: '160x120', rate: 48_000, channels: 1 }),
    makeFlv(join(folder, 'wide.flv'), { seconds: 1, size: '320x180', rate: 44_100, channels: 2 }),
    makeFlv(join(folder, 'tall.flv'), { seconds: 1, size: '180x320', rate: 16_000, channels: 1 })
  ])
  subject = await startEmbeddedEngine()
  browser = await openBrowser()
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
afterAll(async () => {
  await browser.close()
  await subject.close()
  await rm(folder, { recursive: true })
})

it('picture and sound go on at all viewers when a phone changes their format, and when another one takes over', async () => {
  const { engine } = subject
  const journal = new Journal(engine)
  const id = newStreamId()
  const viewer = await WebClient.open(browser, engine)
  const players = [
    new SizeWatch(engine.playUrl(playGrant(id), HOST)),
    new SizeWatch(engine.flvUrl(playGrant(id), HOST))
  ]
  let width = 0
  const looking = setInterval(() => void viewer.received('viewer').then((seen) => (width = seen.width)), 200)
  const areSeen = (size: string) => () =>
    players.every((player) => player.size === size) && (width === 0 || width === Number.parseInt(size))

  ends.push(() => viewer.close(), ...players.map((player) => () => player.stop()))
  ends.push(() => clearInterval(looking))

  const first = await FlvPusher.open(engine.publishUrl(publishGrant(id), HOST))
  ends.push(() => first.close())
  expect(await first.repeatUntil(join(folder, 'small.flv'), areSeen('160x120'), PATIENCE)).toBe(true)
  await viewer.subscribe('viewer', playGrant(id))
  expect(await first.repeatUntil(join(folder, 'small.flv'), () => width === 160, PATIENCE)).toBe(true)
  expect(await first.repeatUntil(join(folder, 'wide.flv'), areSeen('320x180'), PATIENCE)).toBe(true)

  const second = await FlvPusher.open(engine.publishUrl(publishGrant(id), HOST))
  ends.push(() => second.close())
  expect(await second.repeatUntil(join(folder, 'tall.flv'), areSeen('180x320'), PATIENCE)).toBe(true)
  let isOver = false
  const going = second.repeatUntil(join(folder, 'tall.flv'), () => isOver, 2 * PATIENCE)
  expect(await framesMove(viewer.page, '#viewer')).toBe(true)
  expect(await hears(viewer.page, '#viewer')).toBe(true)
  isOver = true
  await going

  for (const { pictures } of players) {
    const times = pictures.map(({ time }) => time)
    expect(times).toEqual([...times].sort((one, other) => one - other))
  }
  expect(journal.of('live', id)).toHaveLength(1)
  expect(journal.of('gone', id)).toEqual([])
})
