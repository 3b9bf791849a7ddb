import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { MIX_STREAM } from '../../protocol/mix'
import type { StreamGrant } from '../../server/media/engine'
import { openBrowser, type TestBrowser } from '../support/browser'
import { type EmbeddedUnderTest, startEmbeddedEngine } from '../support/media/embedded-engine'
import { newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { sendTone, tonesPlayed } from '../support/media/page-tones'
import { Player } from '../support/media/player'
import { probe } from '../support/media/probe'
import { type Publisher, push } from '../support/media/push'
import { tonesIn } from '../support/media/spectrum'
import { eventually as retried } from '../support/sdk/eventually'
import { until } from '../support/media/until'
import { WebClient } from '../support/media/web-client'

jest.setTimeout(90_000)

const HOST = '127.0.0.1'
const RATE = 48_000
const PATIENCE = 40_000
/** What each member says, in Hz. */
const VOICES = { anna: 440, ben: 660, carl: 880, web: 1240 }
const TONES = Object.values(VOICES)

const mixFor = (memberId: string): StreamGrant => playGrant(MIX_STREAM, memberId)

/** Asks until the answer is the right one; the last one if it never is. */
async function eventually(ask: () => Promise<number[]>, right: readonly number[]): Promise<number[]> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    const answer = await ask()
    if (String(answer) === String(right) || performance.now() > deadline) return answer
  }
}

/** Whether the browser knows which moment of the wall clock the sound of a peer belongs to. */
const hasClock = (page: Page, peerId: string): Promise<boolean> =>
  page.evaluate(async (id) => {
    const stats = await window.peers[id]?.getStats()
    const reports: unknown[] = []
    stats?.forEach(({ type }: { type: string }) => {
      if (type === 'remote-outbound-rtp') reports.push(type)
    })
    return reports.length > 0
  }, peerId)

/** Sends silence instead of what one says, as the SDK does for whoever is muted. */
const mute = (page: Page, peerId: string, isMuted: boolean): Promise<void> =>
  page.evaluate(
    ({ peerId, isMuted }) => {
      const sender = window.peers[peerId]?.getSenders().find(({ track }) => track?.kind === 'audio')
      if (sender?.track) sender.track.enabled = !isMuted
    },
    { peerId, isMuted }
  )

describe('the voices of a conference, mixed for each member', () => {
  let subject: EmbeddedUnderTest
  let browser: TestBrowser
  let client: WebClient
  const phones = new Map<string, Publisher>()

  const heardAt = async (url: string): Promise<number[]> => {
    const { audio } = await probe(url, { seconds: 2, tracks: ['audio'] })
    return tonesIn(audio?.sound.subarray(-RATE) ?? new Float32Array(), RATE, TONES)
  }
  const heardByPhone = (memberId: string): Promise<number[]> => heardAt(subject.engine.playUrl(mixFor(memberId), HOST))

  beforeAll(async () => {
    subject = await startEmbeddedEngine()
    browser = await openBrowser()
    client = await WebClient.open(browser, subject.engine)
    for (const memberId of ['anna', 'ben', 'carl'] as const) {
      const url = subject.engine.publishUrl(publishGrant(newStreamId(), memberId), HOST)
      phones.set(memberId, await push(url, { video: false, tone: VOICES[memberId] }))
    }
  })
  afterAll(async () => {
    await Promise.all([...phones.values()].map((phone) => phone.stop()))
    await client.close()
    await browser.close()
    await subject.close()
  })

  it('has all voices but his own for whoever listens over RTMP', async () => {
    expect(await eventually(() => heardByPhone('anna'), [660, 880])).toEqual([660, 880])
    expect(await eventually(() => heardByPhone('carl'), [440, 660])).toEqual([440, 660])
  })

  it('has all voices for whoever says nothing, over HTTP-FLV too', async () => {
    const url = subject.engine.flvUrl(mixFor('listener'), HOST)
    expect(await eventually(() => heardAt(url), [440, 660, 880])).toEqual([440, 660, 880])
  })

  it('has all voices but his own for whoever listens over WebRTC, whose own is in that of phones', async () => {
    await client.publish('voice', publishGrant(newStreamId(), 'web'), { video: false })
    await sendTone(client.page, 'voice', VOICES.web)
    await client.subscribe('mix', mixFor('web'), { audio: true, video: false })
    expect(await eventually(() => tonesPlayed(client.page, '#mix', TONES), [440, 660, 880])).toEqual([440, 660, 880])
    expect(await eventually(() => heardByPhone('ben'), [440, 880, 1240])).toEqual([440, 880, 1240])
    await retried(async () => expect(await hasClock(client.page, 'mix')).toBe(true), PATIENCE)
  })

  it('is without the voice of whoever is muted, and has it again', async () => {
    await mute(client.page, 'voice', true)
    expect(await eventually(() => heardByPhone('ben'), [440, 880])).toEqual([440, 880])
    await mute(client.page, 'voice', false)
    expect(await eventually(() => heardByPhone('ben'), [440, 880, 1240])).toEqual([440, 880, 1240])
  })

  it('goes on when the codec process has died', async () => {
    const player = new Player(subject.engine.playUrl(mixFor('anna'), HOST))
    await player.plays('audio', 20)
    const children = execFileSync('pgrep', ['-P', String(subject.engine.pid)], { encoding: 'utf8' })
    for (const pid of children.trim().split('\n')) process.kill(Number(pid), 'SIGKILL')
    expect(await until(() => subject.log.some((line) => line.includes('the codec process died')), PATIENCE)).toBe(true)
    await player.plays('audio', 100, PATIENCE)
    const times = player.frames.map(({ time }) => time)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    await player.stop()
    expect(await eventually(() => tonesPlayed(client.page, '#mix', TONES), [440, 660, 880])).toEqual([440, 660, 880])
  })

  it('ends for a member who is cut off, at once, and without his voice goes on for the others', async () => {
    const [cut, kept] = ['ben', 'anna'].map((memberId) => new Player(subject.engine.playUrl(mixFor(memberId), HOST)))
    await Promise.all([cut?.plays('audio', 10, PATIENCE), kept?.plays('audio', 10, PATIENCE)])
    subject.engine.disconnect({ memberId: 'ben' })
    expect(await until(() => cut?.running === false, PATIENCE)).toBe(true)
    expect(kept?.running).toBe(true)
    await kept?.stop()
    expect(await eventually(() => tonesPlayed(client.page, '#mix', TONES), [440, 880])).toEqual([440, 880])
  })
})
