import { openBrowser, type TestBrowser } from '../support/browser'
import { type EmbeddedUnderTest, startEmbeddedEngine } from '../support/media/embedded-engine'
import { newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { SMOOTH } from '../support/media/link'
import { probe } from '../support/media/probe'
import { RoughNetwork } from '../support/media/rough-network'
import { WebClient } from '../support/media/web-client'
import { framesMove, hears } from '../support/page-media'

jest.setTimeout(90_000)

const HOST = '127.0.0.1'
const THIN = { ...SMOOTH, rate: 150_000 }
const BOTH = { audio: true, video: true }

describe('a browser that publishes its pictures in two sizes', () => {
  let subject: EmbeddedUnderTest
  let browser: TestBrowser
  let network: RoughNetwork
  let publisher: WebClient
  let viewer: WebClient
  let weak: WebClient
  const id = newStreamId()
  /** Resolves when the picture has that width; rejects when it does not within half a minute. */
  const shows = (client: WebClient, peer: string, pixels: number) =>
    client.page.waitForFunction(
      ({ peer, pixels }) => document.querySelector<HTMLVideoElement>(`#${peer}`)?.videoWidth === pixels,
      { peer, pixels }
    )

  beforeAll(async () => {
    subject = await startEmbeddedEngine()
    browser = await openBrowser()
    network = await RoughNetwork.open(subject.engine.rtcPort, SMOOTH)
    publisher = await WebClient.open(browser, subject.engine)
    viewer = await WebClient.open(browser, subject.engine)
    weak = await WebClient.open(browser, subject.engine, network)
    await publisher.publish('pub', publishGrant(id), { layered: true })
  })
  afterAll(async () => {
    await Promise.all([publisher.close(), viewer.close(), weak.close()])
    network.close()
    await browser.close()
    await subject.close()
  })

  it('is seen large by who says nothing, small by who shows it small, and changes over as that changes', async () => {
    await viewer.subscribe('view', playGrant(id))
    expect(await framesMove(viewer.page, '#view')).toBe(true)
    expect(await hears(viewer.page, '#view')).toBe(true)
    await shows(viewer, 'view', 640)
    await subject.engine.resubscribe('view', { ...BOTH, height: 180 })
    await shows(viewer, 'view', 320)
    expect(await framesMove(viewer.page, '#view')).toBe(true)
    await subject.engine.resubscribe('view', { ...BOTH, height: 360 })
    await shows(viewer, 'view', 640)
    expect(await framesMove(viewer.page, '#view')).toBe(true)
    expect(subject.engine.qualities.get(id)).toMatchObject({ width: 640, height: 360, lossPercent: 0 })
  })

  it('is seen small on a line that does not carry more, and large again when it does', async () => {
    await weak.subscribe('weak', playGrant(id))
    await shows(weak, 'weak', 640)
    network.change({ up: SMOOTH, down: THIN })
    await shows(weak, 'weak', 320)
    expect(await framesMove(weak.page, '#weak')).toBe(true)
    expect(await hears(weak.page, '#weak')).toBe(true)
    network.change(SMOOTH)
    await shows(weak, 'weak', 640)
    expect(await framesMove(weak.page, '#weak')).toBe(true)
  })

  it('is seen large on phones', async () => {
    const seen = await probe(subject.engine.playUrl(playGrant(id), HOST), { seconds: 2 })
    expect(seen.video).toMatchObject({ moving: true, width: 640 })
    expect(seen.audio?.rms).toBeGreaterThan(0.001)
    expect(seen.stderr).not.toMatch(/error|corrupt|concealing/i)
  })
})
