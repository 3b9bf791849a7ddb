import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createClient } from '../../src/services/emedia/client'
import { type TestBrowser, openBrowser } from '../support/browser'
import { built, root } from '../support/build'
import { childOf, nextChild } from '../support/children'
import { Player } from '../support/media/player'
import { probe } from '../support/media/probe'
import { framesMove, hears } from '../support/page-media'
import { eventually } from '../support/sdk/eventually'
import { createNodeEnvironment } from '../support/sdk/node-environment'
import { type TestServer, startServer } from '../support/server'

/** The SDK's WebRTC media in a real browser, against the real server. */

/** What the page of the test offers; see fixtures/sdk-page.html. */
interface PageSdk {
  readonly told: string[]
  join(roomName: string, role?: number): Promise<string>
  publish(constraints: MediaStreamConstraints): Promise<string>
  addCamera(): Promise<void>
  watch(): Promise<void>
  mute(state: { audioOff: boolean; videoOff: boolean }): Promise<void>
  /** What the statistics of the connection have counted, out and in. */
  bytes(): Promise<number>
  shareScreen(): Promise<string>
  endScreen(): void
  screenTracks(): string[]
  switchMicrophone(): Promise<{ readonly former: string; readonly isNew: boolean; readonly others: number }>
  switchToNoCamera(): Promise<string[]>
  publishAndCallOff(): Promise<unknown>
  unpublish(): void
  streams(): { readonly id: string; readonly audioOff: boolean; readonly videoOff: boolean; readonly version: number }[]
  isSameStream(): boolean
  tracks(): string[]
  grant(names: string[], role: number): Promise<void>
  cutSocket(): void
  leave(): Promise<void>
}

declare global {
  interface Window {
    readonly sdk: PageSdk
    readonly isReady?: boolean
  }
}

let server: TestServer
let browser: TestBrowser
let rooms = 0

beforeAll(async () => {
  built('sdk')
  server = await startServer()
  browser = await openBrowser({ cameraFps: 10 })
}, 60_000)

afterAll(async () => {
  await browser.close()
  await server.close()
})

const pages: Page[] = []

afterEach(async () => {
  expect(browser.errors.splice(0)).toEqual([])
  await Promise.all(pages.splice(0).map((page) => page.context().close()))
})

async function newPage(): Promise<Page> {
  const page = await browser.newPage({ bypassCSP: true })
  pages.push(page)
  const sdk = { contentType: 'text/javascript', body: readFileSync(join(root, 'dist/sdk/emedia.mjs')) }
  await page.route(`${server.url}/emedia.mjs`, (route) => route.fulfill(sdk))
  // The page itself must come from the server: only then does Chromium take it for one of this machine. It is another
  // app's page, which the policy of ours does not bind.
  await page.goto(`${server.url}/healthz`)
  await page.setContent(readFileSync(join(root, '__tests__/fixtures/sdk-page.html'), 'utf8'))
  await page.waitForFunction(() => window.isReady)
  return page
}

const streams = (page: Page) => page.evaluate(() => window.sdk.streams())
const told = (page: Page) => page.evaluate(() => window.sdk.told)

/** Makes the page's next peer connection send VP8 and nothing else, as a browser does that was told to. */
function onceInVp8Alone(): void {
  const real = RTCRtpTransceiver
  const prefer = Object.getOwnPropertyDescriptor(real.prototype, 'setCodecPreferences')
  real.prototype.setCodecPreferences = function (codecs) {
    if (prefer !== undefined) Object.defineProperty(real.prototype, 'setCodecPreferences', prefer)
    this.setCodecPreferences([...codecs].filter(({ mimeType }) => mimeType === 'video/VP8'))
  }
}

/** One who publishes, one who watches, and who they are. */
async function meeting(constraints: MediaStreamConstraints = { audio: true, video: true }) {
  const roomName = `media ${++rooms}`
  const [publisher, viewer] = [await newPage(), await newPage()]
  await publisher.evaluate((name) => window.sdk.join(name), roomName)
  const viewerId = await viewer.evaluate((name) => window.sdk.join(name), roomName)
  const streamId = await publisher.evaluate((wanted) => window.sdk.publish(wanted), constraints)
  await eventually(async () => expect(await streams(viewer)).toMatchObject([{ id: streamId }]), 10_000)
  await viewer.evaluate(() => window.sdk.watch())
  return { publisher, viewer, viewerId, streamId, roomName }
}

test('picture and sound of one are seen and heard by the other', async () => {
  const { publisher, viewer } = await meeting()

  expect(await framesMove(viewer, '#remote')).toBe(true)
  expect(await hears(viewer, '#remote')).toBe(true)
  for (const page of [publisher, viewer]) expect(await page.evaluate(() => window.sdk.bytes())).toBeGreaterThan(10_000)
}, 60_000)

test('muting is told, and unpublishing ends what is received', async () => {
  const { publisher, viewer } = await meeting()

  await publisher.evaluate(() => window.sdk.mute({ audioOff: true, videoOff: true }))
  await eventually(async () => expect(await streams(viewer)).toMatchObject([{ audioOff: true, videoOff: true }]))
  await publisher.evaluate(() => window.sdk.mute({ audioOff: false, videoOff: false }))
  await eventually(async () => expect(await streams(viewer)).toMatchObject([{ audioOff: false, videoOff: false }]))
  expect(await framesMove(viewer, '#remote')).toBe(true)
  await publisher.evaluate(() => window.sdk.unpublish())

  await eventually(async () => expect(await told(viewer)).toContain('subscription ended undefined'), 10_000)
  expect(await streams(viewer)).toEqual([])
}, 60_000)

test('a screen is a stream beside the camera and ends as one; devices change in the middle of a stream', async () => {
  const { publisher, viewer, streamId } = await meeting()
  const screenId = await publisher.evaluate(() => window.sdk.shareScreen())
  const both = [
    { id: streamId, type: 0 },
    { id: screenId, type: 1 }
  ]
  await eventually(async () => expect(await streams(viewer)).toMatchObject(both), 10_000)

  const change = await publisher.evaluate(() => window.sdk.switchMicrophone())
  expect(change).toMatchObject({ former: 'ended', isNew: true })
  expect(change.others).toBeGreaterThan(0)
  expect(await publisher.evaluate(() => window.sdk.switchToNoCamera())).toEqual(['no-device', 'live', 'live'])
  expect(await publisher.evaluate(() => window.sdk.publishAndCallOff())).toBe('aborted')
  expect(await hears(viewer, '#remote')).toBe(true)

  await publisher.evaluate(() => window.sdk.endScreen())
  await eventually(async () => expect(await streams(viewer)).toMatchObject([{ id: streamId }]), 10_000)
  expect(new Set(await publisher.evaluate(() => window.sdk.screenTracks()))).toEqual(new Set(['ended']))
  expect(await told(publisher)).toContain('screen ended')
}, 60_000)

test('a camera that joins a voice is seen in the same stream', async () => {
  const { publisher, viewer, streamId } = await meeting({ audio: true })
  expect(await hears(viewer, '#remote')).toBe(true)

  await publisher.evaluate(() => window.sdk.addCamera())

  expect(await framesMove(viewer, '#remote', 15_000)).toBe(true)
  expect(await streams(viewer)).toMatchObject([{ id: streamId, videoOff: false }])
  expect(await viewer.evaluate(() => [window.sdk.isSameStream(), ...window.sdk.tracks()])).toEqual([
    true,
    'audio',
    'video'
  ])
}, 60_000)

test('after a lost socket, of either side, the picture moves again in the same MediaStream', async () => {
  const { publisher, viewer, streamId } = await meeting()
  expect(await framesMove(viewer, '#remote')).toBe(true)

  for (const page of [viewer, publisher]) {
    await page.evaluate(() => window.sdk.cutSocket())
    await eventually(async () => expect(await told(page)).toContain('reconnected'), 10_000)
    expect(await framesMove(viewer, '#remote', 15_000)).toBe(true)
    expect(await hears(viewer, '#remote')).toBe(true)
  }

  expect(await viewer.evaluate(() => [window.sdk.isSameStream(), ...window.sdk.tracks()])).toEqual([
    true,
    'audio',
    'video'
  ])
  expect(await streams(viewer)).toMatchObject([{ id: streamId }])
}, 90_000)

test('after a crash of the server the picture comes back by itself', async () => {
  const { viewer } = await meeting()
  expect(await framesMove(viewer, '#remote')).toBe(true)

  await server.restart('SIGKILL')

  await eventually(async () => expect(await told(viewer)).toContain('reconnected'), 20_000)
  expect(await framesMove(viewer, '#remote', 20_000)).toBe(true)
  expect(await hears(viewer, '#remote')).toBe(true)
}, 90_000)

test('after a crash of the media process, and of the codec process, both sides go on by themselves', async () => {
  const { publisher, viewer, roomName, streamId } = await meeting()
  expect(await framesMove(viewer, '#remote')).toBe(true)
  const media = childOf(server.pid, 'media.mjs')

  process.kill(media ?? 0, 'SIGKILL')

  const restarted = await eventually(() => nextChild(server.pid, 'media.mjs', media), 20_000)
  expect(await framesMove(viewer, '#remote')).toBe(true)
  expect(await hears(viewer, '#remote')).toBe(true)
  for (const page of [publisher, viewer]) expect((await told(page)).join()).not.toContain('ended')

  const phone = createClient(createNodeEnvironment('MINI_PROGRAM'), { host: server.url, appkey: 'org#app' })
  const conference = await phone.joinRoom({ roomName })
  const player = new Player(await conference.playAddress(streamId))
  await player.plays('audio', 10, 20_000)
  const codec = childOf(restarted, 'codec.mjs')
  process.kill(codec ?? 0, 'SIGKILL')
  await eventually(() => nextChild(restarted, 'codec.mjs', codec), 20_000)
  await player.plays('audio', 100, 20_000)
  await player.stop()
  await conference.leave()
}, 120_000)

test('a publisher of VP8 goes over to H.264, in the same stream, when a phone enters', async () => {
  const roomName = `media ${++rooms}`
  const publisher = await newPage()
  await publisher.evaluate(onceInVp8Alone)
  await publisher.evaluate((name) => window.sdk.join(name), roomName)
  const streamId = await publisher.evaluate(() => window.sdk.publish({ audio: true, video: true }))

  const phone = createClient(createNodeEnvironment('MINI_PROGRAM'), { host: server.url, appkey: 'org#app' })
  const conference = await phone.joinRoom({ roomName })

  await eventually(() => expect([...conference.streams.keys()]).toEqual([streamId]), 20_000)
  const seen = await probe(await conference.playAddress(streamId), { seconds: 3, limit: 40_000 })
  expect(seen.video).toMatchObject({ moving: true })
  await conference.leave()
}, 90_000)

/** Publishes with an offer that is never made, as browsers leave it undone where the connection is closed meanwhile. */
async function publishAtLeisure(): Promise<unknown> {
  const usual = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, 'createOffer') ?? {}
  const value = (): Promise<never> => {
    document.body.dataset['offers'] = '1'
    return new Promise(() => undefined)
  }
  Object.defineProperty(RTCPeerConnection.prototype, 'createOffer', { ...usual, value })
  try {
    return await window.sdk.publish({ audio: true })
  } catch (error) {
    return (error as { reason?: string }).reason
  } finally {
    Object.defineProperty(RTCPeerConnection.prototype, 'createOffer', usual)
  }
}

test('who becomes audience stops publishing, and cannot begin again', async () => {
  const { publisher: admin, viewer: member, viewerId } = await meeting()
  await member.evaluate(() => window.sdk.publish({ audio: true, video: true }))
  await eventually(async () => expect(await streams(admin)).toHaveLength(1), 10_000)
  const opening = member.evaluate(publishAtLeisure)
  await eventually(async () => expect(await member.evaluate(() => document.body.dataset['offers'])).toBe('1'))

  await admin.evaluate((id) => window.sdk.grant([id], 1), viewerId)
  expect(await opening).toBe('not-permitted')

  await eventually(async () => expect(await told(member)).toContain('publication ended undefined'))
  await eventually(async () => expect(await streams(admin)).toEqual([]))
  const again = await member.evaluate(() =>
    window.sdk.publish({ audio: true }).catch((error: unknown) => (error as { reason?: string }).reason)
  )
  expect(again).toBe('not-permitted')
}, 60_000)
