import { createSocket } from 'node:dgram'
import { randomBytes } from 'node:crypto'
import type { MediaEngine } from '../../server/media/engine'
import { openBrowser, type TestBrowser } from '../support/browser'
import { Journal, newStreamId, playGrant, publishGrant, type EngineUnderTest } from '../support/media/engine-under-test'
import { Player } from '../support/media/player'
import { probe } from '../support/media/probe'
import { push } from '../support/media/push'
import { until } from '../support/media/until'
import { WebClient } from '../support/media/web-client'
import { framesMove, hears } from '../support/page-media'

const HOST = '127.0.0.1'
const AUDIO_ONLY = { audio: true, video: false }
const BOTH = { audio: true, video: true }

export interface WebEngineUnderTest extends EngineUnderTest {
  readonly engine: MediaEngine & { readonly rtcPort: number }
}

/** What every media engine must do for browsers, tried with real ones. */
export function webEngineContract(name: string, create: () => Promise<WebEngineUnderTest>): void {
  describe(`${name}: browsers publish and watch`, () => {
    let subject: WebEngineUnderTest
    let journal: Journal
    let browser: TestBrowser
    let alice: WebClient
    let bob: WebClient
    const pushes: { stop(): Promise<void> }[] = []

    beforeAll(async () => {
      subject = await create()
      journal = new Journal(subject.engine)
      browser = await openBrowser()
    })
    beforeEach(async () => {
      alice = await WebClient.open(browser, subject.engine)
      bob = await WebClient.open(browser, subject.engine)
    })
    afterEach(async () => {
      await Promise.all(pushes.splice(0).map((process) => process.stop()))
      await Promise.all([alice.close(), bob.close()])
    })
    afterAll(async () => {
      await browser.close()
      await subject.close()
    })

    it('carries moving pictures and sound from one browser to another', async () => {
      const id = newStreamId()
      const published = await alice.publish(`pub-${id}`, publishGrant(id))
      expect(await until(() => journal.of('live', id).length > 0, 20_000)).toBe(true)
      expect(journal.of('live', id)).toMatchObject([{ args: [id, BOTH] }])
      const subscribed = await bob.subscribe(`sub-${id}`, playGrant(id))
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
      expect(await hears(bob.page, `#sub-${id}`)).toBe(true)
      const quality = () => subject.engine.qualities.get(id)
      expect(await until(() => (quality()?.fps ?? 0) > 0 && quality()?.lossPercent !== undefined, 20_000)).toBe(true)
      expect(quality()).toMatchObject({ lossPercent: 0, jitterMs: expect.any(Number) as number })
      expect(quality()!.width! / quality()!.height!).toBeCloseTo(4 / 3)
      expect(published.match(/^a=(sendrecv|sendonly|recvonly|inactive)\r$/gm)).toEqual(['a=recvonly\r', 'a=recvonly\r'])
      expect(subscribed.match(/^a=(sendrecv|sendonly|recvonly|inactive)\r$/gm)).toEqual([
        'a=sendonly\r',
        'a=sendonly\r'
      ])
      expect(published).toMatch(/H264\/90000/)
    })

    it('tells when a browser speaks, and when it has ceased', async () => {
      const id = newStreamId()
      subject.engine.listen(id, true)
      const answer = await alice.publish(`pub-${id}`, publishGrant(id), { video: false })
      expect(answer).toMatch(/a=extmap:\d+ urn:ietf:params:rtp-hdrext:ssrc-audio-level/)
      const told = () => journal.levels.filter(({ streamId }) => streamId === id).map(({ loudness }) => loudness)
      expect(await until(() => told().some((loudness) => loudness < 60), 20_000)).toBe(true)
      await alice.page.evaluate((peer) => {
        for (const { track } of window.peers[peer]?.getSenders() ?? []) if (track) track.enabled = false
      }, `pub-${id}`)
      expect(await until(() => told().at(-1) === 127, 20_000)).toBe(true)
      subject.engine.listen(id, false)
    })

    it('lets a viewer wait for a publisher that is about to come', async () => {
      const id = newStreamId()
      await bob.subscribe(`sub-${id}`, playGrant(id))
      await alice.publish(`pub-${id}`, publishGrant(id))
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
    })

    it('carries the sound alone to who wants no video', async () => {
      const id = newStreamId()
      await alice.publish(`pub-${id}`, publishGrant(id))
      await bob.subscribe(`sub-${id}`, playGrant(id), AUDIO_ONLY)
      expect(await hears(bob.page, `#sub-${id}`)).toBe(true)
      expect(await bob.received(`sub-${id}`)).toMatchObject({ frames: 0 })
    })

    it('switches the video of a subscription on and off while it runs', async () => {
      const id = newStreamId()
      await alice.publish(`pub-${id}`, publishGrant(id))
      await bob.subscribe(`sub-${id}`, playGrant(id), AUDIO_ONLY, BOTH)
      expect(await hears(bob.page, `#sub-${id}`)).toBe(true)
      expect(await bob.received(`sub-${id}`)).toMatchObject({ frames: 0 })
      await subject.engine.resubscribe(`sub-${id}`, BOTH)
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
      await subject.engine.resubscribe(`sub-${id}`, AUDIO_ONLY)
      await new Promise((resolve) => setTimeout(resolve, 700))
      const { frames } = await bob.received(`sub-${id}`)
      await new Promise((resolve) => setTimeout(resolve, 700))
      expect(await bob.received(`sub-${id}`)).toMatchObject({ frames })
      await subject.engine.resubscribe(`sub-${id}`, BOTH)
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
    })

    it('takes a publisher without camera, whose offer receives video', async () => {
      const id = newStreamId()
      await alice.publish(`pub-${id}`, publishGrant(id), { video: false })
      await bob.subscribe(`sub-${id}`, playGrant(id))
      expect(await hears(bob.page, `#sub-${id}`)).toBe(true)
      expect(await until(() => journal.of('live', id).length > 0, 20_000)).toBe(true)
      expect(journal.of('live', id)).toMatchObject([{ args: [id, AUDIO_ONLY] }])
    })

    it('keeps the viewers when the same stream is published anew, from another connection', async () => {
      const id = newStreamId()
      await alice.publish(`pub-${id}`, publishGrant(id))
      await bob.subscribe(`sub-${id}`, playGrant(id))
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
      await alice.publish(`again-${id}`, publishGrant(id))
      await new Promise((resolve) => setTimeout(resolve, 1000))
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
      expect(await hears(bob.page, `#sub-${id}`)).toBe(true)
      expect(journal.of('gone', id)).toEqual([])
      expect(journal.of('live', id)).toHaveLength(1)
    })

    it('carries VP8 to browsers when a publisher has nothing else', async () => {
      const id = newStreamId()
      const answer = await alice.publish(`pub-${id}`, publishGrant(id), { codec: 'VP8' })
      expect(answer).toMatch(/VP8\/90000/)
      await bob.subscribe(`sub-${id}`, playGrant(id))
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
    })

    it('shows and plays in a browser what a phone publishes', async () => {
      const id = newStreamId()
      pushes.push(await push(subject.engine.publishUrl(publishGrant(id), HOST), { size: '320x240', tone: 660 }))
      await bob.subscribe(`sub-${id}`, playGrant(id))
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
      expect(await hears(bob.page, `#sub-${id}`)).toBe(true)
      expect(await bob.received(`sub-${id}`)).toMatchObject({ width: 320 })
    })

    it('shows and plays on a phone what a browser publishes', async () => {
      const id = newStreamId()
      await alice.publish(`pub-${id}`, publishGrant(id))
      const seen = await probe(subject.engine.playUrl(playGrant(id), HOST), { seconds: 5 })
      expect(seen.video).toMatchObject({ moving: true })
      expect(seen.audio?.rms).toBeGreaterThan(0.001)
      expect(seen.stderr).not.toMatch(/error|corrupt|concealing/i)
    })

    it('gives phones times that never turn back, in sound and in picture', async () => {
      const id = newStreamId()
      await alice.publish(`pub-${id}`, publishGrant(id))
      const url = subject.engine.playUrl(playGrant(id), HOST)
      const early = new Player(url)
      pushes.push(early)
      expect(await until(() => early.frames.length > 0, 15_000)).toBe(true)
      await new Promise((resolve) => setTimeout(resolve, 3000))
      // Comes when sound and picture flow, and so finds both in the short time that it looks for tracks.
      const player = new Player(url)
      pushes.push(player)
      await Promise.all([player.plays('video', 40, 15_000), player.plays('audio', 80, 15_000)])
      for (const kind of ['video', 'audio'] as const) {
        const times = player.frames.filter((frame) => frame.kind === kind).map(({ time }) => time)
        expect(times).toEqual([...times].sort((one, other) => one - other))
      }
    })

    it('cuts a removed member within a second, the publishing and the watching', async () => {
      const id = newStreamId()
      await alice.publish(`pub-${id}`, publishGrant(id, 'removed'))
      await bob.subscribe(`sub-${id}`, playGrant(id))
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
      subject.engine.disconnect({ memberId: 'removed' })
      expect(await until(() => journal.of('gone', id).length > 0, 20_000)).toBe(true)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const { audioPackets } = await bob.received(`sub-${id}`)
      await new Promise((resolve) => setTimeout(resolve, 500))
      expect((await bob.received(`sub-${id}`)).audioPackets).toBe(audioPackets)
    })

    it('reports a stream as gone when its browser has hung up', async () => {
      const id = newStreamId()
      await alice.publish(`pub-${id}`, publishGrant(id))
      expect(await until(() => journal.of('live', id).length > 0, 20_000)).toBe(true)
      await alice.hangUp(`pub-${id}`)
      expect(await until(() => journal.of('gone', id).length > 0, 20_000)).toBe(true)
      expect(journal.of('peerClosed', `pub-${id}`)).toHaveLength(1)
    })

    it('goes on through random datagrams on its port', async () => {
      const id = newStreamId()
      await alice.publish(`pub-${id}`, publishGrant(id))
      await bob.subscribe(`sub-${id}`, playGrant(id))
      const socket = createSocket('udp4')
      for (let count = 0; count < 500; count++) {
        const datagram = randomBytes(1 + (count % 300))
        // The first byte decides between STUN, DTLS and RTP (RFC 7983).
        datagram[0] = [0, 1, 20, 22, 63, 128, 144, 191][count % 8]!
        socket.send(datagram, subject.engine.rtcPort, HOST)
      }
      expect(await framesMove(bob.page, `#sub-${id}`)).toBe(true)
      socket.close()
      expect(journal.of('lost')).toEqual([])
    })
  })
}
