import { openBrowser, type TestBrowser } from '../support/browser'
import { type EmbeddedUnderTest, startEmbeddedEngine } from '../support/media/embedded-engine'
import { Journal, newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { SMOOTH } from '../support/media/link'
import { push, type Publisher } from '../support/media/push'
import { RoughNetwork } from '../support/media/rough-network'
import { until } from '../support/media/until'
import { WebClient } from '../support/media/web-client'
import { framesMove, hears } from '../support/page-media'

jest.setTimeout(90_000)

const HOST = '127.0.0.1'
const THIN = { ...SMOOTH, rate: 300_000 }

describe('a browser on a weak line', () => {
  let subject: EmbeddedUnderTest
  let journal: Journal
  let browser: TestBrowser
  let network: RoughNetwork
  let viewer: WebClient
  let source: Publisher
  const id = newStreamId()
  const view = `sub-${id}`
  const isHeld = () => journal.of('held', id).at(-1)?.args[2]

  beforeAll(async () => {
    subject = await startEmbeddedEngine()
    journal = new Journal(subject.engine)
    browser = await openBrowser()
    network = await RoughNetwork.open(subject.engine.rtcPort, SMOOTH)
    viewer = await WebClient.open(browser, subject.engine, network)
    source = await push(subject.engine.publishUrl(publishGrant(id), HOST), { size: '320x240', bitrate: 700 })
    await viewer.subscribe(view, playGrant(id))
    expect(await framesMove(viewer.page, `#${view}`)).toBe(true)
  })
  afterAll(async () => {
    await source.stop()
    await viewer.close()
    network.close()
    await browser.close()
    await subject.close()
  })

  it('loses the pictures when they do not fit, while the sound goes on', async () => {
    network.change({ up: SMOOTH, down: THIN })
    expect(await until(() => isHeld() === true, 30_000)).toBe(true)
    const { frames, audioPackets } = await viewer.received(view)
    expect(await hears(viewer.page, `#${view}`)).toBe(true)
    while ((await viewer.received(view)).audioPackets < audioPackets + 50) await viewer.page.waitForTimeout(100)
    // What was under way still came.
    expect((await viewer.received(view)).frames).toBeLessThan(frames + 12)
    expect(journal.of('held', id)).toMatchObject([{ args: [id, 'player', true] }])
  })

  it('gets them back by itself once they fit again', async () => {
    network.change(SMOOTH)
    expect(await until(() => isHeld() === false, 30_000)).toBe(true)
    expect(await framesMove(viewer.page, `#${view}`)).toBe(true)
  })
})
