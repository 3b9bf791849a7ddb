import { openBrowser, type TestBrowser } from '../support/browser'
import { type EmbeddedUnderTest, startEmbeddedEngine } from '../support/media/embedded-engine'
import { newStreamId, publishGrant } from '../support/media/engine-under-test'
import { WebClient } from '../support/media/web-client'

jest.setTimeout(60_000)

/** Until a browser has got as far as it may with pictures that grow, ms. */
const PATIENCE = 30_000

/** Bits per second that a browser believes it may send: what the server tells it (REMB) ends its growth. */
function allowed({ page }: WebClient, peerId: string): Promise<number> {
  return page.evaluate(async (id) => {
    let rate = 0
    const stats = await window.peers[id]?.getStats()
    stats?.forEach((entry: { type: string; availableOutgoingBitrate?: number }) => {
      if (entry.type === 'candidate-pair') rate = Math.max(rate, entry.availableOutgoingBitrate ?? 0)
    })
    return rate
  }, peerId)
}

describe('what a publisher is told to send at most', () => {
  let subject: EmbeddedUnderTest
  let browser: TestBrowser
  let client: WebClient | undefined

  beforeAll(async () => {
    subject = await startEmbeddedEngine()
    browser = await openBrowser()
  })
  afterEach(() => client?.close())
  afterAll(async () => {
    await browser.close()
    await subject.close()
  })

  it.each([
    [240, { width: 320, height: 240 }, false, 500_000],
    [360, { width: 640, height: 360 }, false, 900_000],
    [720, { width: 1280, height: 720 }, false, 1_500_000],
    ['360 and 180', { width: 640, height: 360 }, true, 1_125_000]
  ])('follows the height of its pictures, here %s', async (_, size, layered, most) => {
    const publisher = await WebClient.open(browser, subject.engine)
    client = publisher
    const id = newStreamId()
    await publisher.publish(id, publishGrant(id), { size, layered })
    const end = performance.now() + PATIENCE
    let rate = 0
    while (rate !== most && performance.now() < end) {
      await publisher.page.waitForTimeout(100)
      rate = await allowed(publisher, id)
    }
    expect(rate).toBe(most)
    // It goes no further, though the line would carry any amount; a busy machine may hold it below.
    for (let look = 0; look < 6; look++) {
      await publisher.page.waitForTimeout(500)
      expect(await allowed(publisher, id)).toBeLessThanOrEqual(most)
    }
  })
})
