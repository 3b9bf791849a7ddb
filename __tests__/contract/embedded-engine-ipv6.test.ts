import { openBrowser, type TestBrowser } from '../support/browser'
import { browsersHaveIpv6, hasIpv6 } from '../support/ipv6'
import { type EmbeddedUnderTest, startEmbeddedEngine } from '../support/media/embedded-engine'
import { newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { probe } from '../support/media/probe'
import { push } from '../support/media/push'
import { WebClient } from '../support/media/web-client'
import { framesMove, hears } from '../support/page-media'

jest.setTimeout(60_000)

const HOST = '::1'

/** Addresses of the candidates in SDP. */
const candidatesIn = (sdp: string): string[] =>
  [...sdp.matchAll(/^a=candidate:(?:\S+ ){4}(\S+)/gm)].map(([, at = '']) => at)

/** SDP that leads nowhere but to one address. */
const only = (address: string, sdp: string): string =>
  sdp
    .split('\r\n')
    .filter((line) => !line.startsWith('a=candidate:') || candidatesIn(line).includes(address))
    .join('\r\n')

/** The address from which the packets of a connection really go out. Chromium does not tell every remote one. */
function localOf({ page }: WebClient, peerId: string): Promise<string> {
  return page.evaluate((id) => {
    const [sender] = window.peers[id]?.getSenders() ?? []
    return sender?.transport?.iceTransport.getSelectedCandidatePair()?.local.address ?? ''
  }, peerId)
}

const describeIfIpv6 = hasIpv6 ? describe : describe.skip
const itIfBrowsersCan = browsersHaveIpv6 ? it : it.skip

describeIfIpv6.each([
  ['all addresses, announced by IPv6', { host: '::', announced: { address: HOST } }],
  ['one IPv6 address', { host: HOST }]
])('on %s (skipped where there is no ::1)', (_, where) => {
  let subject: EmbeddedUnderTest
  let browser: TestBrowser
  let ada: WebClient
  let ben: WebClient
  const pushes: { stop(): Promise<void> }[] = []

  beforeAll(async () => {
    subject = await startEmbeddedEngine(where)
    browser = await openBrowser()
    const route = { route: (sdp: string) => only(HOST, sdp) }
    ada = await WebClient.open(browser, subject.engine, route)
    ben = await WebClient.open(browser, subject.engine, route)
  })
  afterEach(async () => {
    await Promise.all(pushes.splice(0).map((process) => process.stop()))
  })
  afterAll(async () => {
    await Promise.all([ada.close(), ben.close()])
    await browser.close()
    await subject.close()
  })

  itIfBrowsersCan(
    'carries pictures and sound of browsers over IPv6 (skipped where no network card has an address of it)',
    async () => {
      const id = newStreamId()
      const answer = await ada.publish(`pub-${id}`, publishGrant(id))
      expect(candidatesIn(answer)).toContain(HOST)
      await ben.subscribe(`sub-${id}`, playGrant(id))
      expect(await framesMove(ben.page, `#sub-${id}`)).toBe(true)
      expect(await hears(ben.page, `#sub-${id}`)).toBe(true)
      const used = await Promise.all([localOf(ada, `pub-${id}`), localOf(ben, `sub-${id}`)])
      expect(used.map((address) => address.includes(':'))).toEqual([true, true])
    }
  )

  it('carries those of phones by RTMP and HTTP-FLV, at addresses with brackets', async () => {
    const id = newStreamId()
    const [to, from] = [subject.engine.publishUrl(publishGrant(id), HOST), subject.engine.playUrl(playGrant(id), HOST)]
    expect([to, from].map((url) => url.startsWith(`rtmp://[::1]:${subject.engine.rtmpPort}/`))).toEqual([true, true])
    pushes.push(await push(to))
    expect(await probe(from, { seconds: 1 })).toMatchObject({ video: { moving: true } })
    expect(await probe(subject.engine.flvUrl(playGrant(id), HOST), { seconds: 1 })).toMatchObject({
      video: { moving: true }
    })
  })
})
