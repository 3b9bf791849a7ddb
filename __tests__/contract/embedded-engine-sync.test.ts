import { setTimeout as wait } from 'node:timers/promises'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type EmbeddedUnderTest, startEmbeddedEngine } from '../support/media/embedded-engine'
import { Journal, newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { exchange } from '../support/media/flash-and-beep/exchange'
import { offsetsOf } from '../support/media/flash-and-beep/offsets'
import { flashAndBeep } from '../support/media/flash-and-beep/phone-source'
import { watchByPhone } from '../support/media/flash-and-beep/phone-watch'
import { offerFlashAndBeep } from '../support/media/flash-and-beep/web-source'
import { offerToWatch, sightingsOf } from '../support/media/flash-and-beep/web-watch'
import { RoughNetwork } from '../support/media/rough-network'
import { WebClient } from '../support/media/web-client'

const HOST = '127.0.0.1'
/** Milliseconds. The goal is 60 on a quiet machine and is held by the bench; a busy one must not fail for its own sake. */
const GENEROUS = 200
const SETTLE_WITHIN = 60_000

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

describe('sound and picture stay together over a network that loses and delays', () => {
  let subject: EmbeddedUnderTest
  let browser: TestBrowser
  let network: RoughNetwork
  let client: WebClient

  beforeAll(async () => {
    subject = await startEmbeddedEngine()
    browser = await openBrowser()
    network = await RoughNetwork.open(subject.engine.rtcPort, { jitter: 100, loss: 0.02 })
    client = await WebClient.open(browser, subject.engine)
  })
  afterAll(async () => {
    await client.close()
    network.close()
    await browser.close()
    await subject.close()
  })

  it('from a browser to a phone, with times that never turn back', async () => {
    const { engine } = subject
    const id = newStreamId()
    const offer = await offerFlashAndBeep(client, 'source')
    await exchange(client, 'source', offer, (sdp) => engine.publish(`source-${id}`, publishGrant(id), sdp), network)
    const { backwards, ...sightings } = await watchByPhone(engine.playUrl(playGrant(id), HOST), 8)
    const offsets = offsetsOf(sightings)
    expect(offsets.length).toBeGreaterThan(3)
    expect(Math.abs(median(offsets))).toBeLessThan(GENEROUS)
    expect(backwards).toBe(0)
  })

  it(
    'from a phone to a browser',
    async () => {
      const { engine } = subject
      const id = newStreamId()
      const source = flashAndBeep(engine.publishUrl(publishGrant(id), HOST), { rate: 44_100, channels: 2 })
      const offer = await offerToWatch(client, 'view')
      const want = { audio: true, video: true }
      const grant = playGrant(id)
      await exchange(client, 'view', offer, (sdp) => engine.subscribe(`view-${id}`, grant, sdp, want), network)
      const journal = new Journal(engine)
      let offsets: number[] = []
      // The first ones are from before the browser has found its pace, which takes longer on a busy machine.
      const isTogether = async (): Promise<boolean> => {
        offsets = offsetsOf(await sightingsOf(client))
        return offsets.length >= 8 && Math.abs(median(offsets.slice(-5))) < GENEROUS
      }
      const limit = performance.now() + SETTLE_WITHIN
      while (!(await isTogether()) && performance.now() < limit) await wait(1000)
      await source.stop()
      expect(offsets.length).toBeGreaterThanOrEqual(8)
      expect(Math.abs(median(offsets.slice(-5)))).toBeLessThan(GENEROUS)
      // The line shakes and loses, yet carries everything: nothing is taken for too much.
      expect(journal.of('held', id)).toEqual([])
    },
    SETTLE_WITHIN + 30_000
  )
})
