import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { openBrowser, PHONE, type PageOptions, type TestBrowser } from '../support/browser'
import { framesMove, hears } from '../support/page-media'

/** Two peers in one page: what the camera gives goes through WebRTC to #far; #still is a picture that stands. */
const HTML = `<!doctype html><video id="near" autoplay muted></video><div id="tile"><video id="far" autoplay></video></div>
<video id="still" autoplay muted></video><video id="silent" autoplay muted></video>
<script>
async function call() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
  near.srcObject = stream
  const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()]
  here.onicecandidate = ({ candidate }) => there.addIceCandidate(candidate)
  there.onicecandidate = ({ candidate }) => here.addIceCandidate(candidate)
  there.ontrack = ({ streams }) => { far.srcObject = streams[0] }
  for (const track of stream.getTracks()) here.addTrack(track, stream)
  await here.setLocalDescription()
  await there.setRemoteDescription(here.localDescription)
  await there.setLocalDescription()
  await here.setRemoteDescription(there.localDescription)
}
function stand() {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  const stream = canvas.captureStream(10)
  setInterval(() => { pen.fillStyle = '#336'; pen.fillRect(0, 0, 300, 150) }, 50)
  still.srcObject = stream
  const audio = new AudioContext()
  const quiet = audio.createMediaStreamDestination()
  audio.createGain().connect(quiet)
  silent.srcObject = quiet.stream
}
call().then(() => { document.title = 'called' }, (error) => { document.title = error.name })
stand()
</script>`

let browser: TestBrowser
let server: Server
let url: string

beforeAll(async () => {
  server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(HTML)).listen(0)
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  browser = await openBrowser()
}, 30_000)

afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

async function open(options?: PageOptions): Promise<Page> {
  const page = await browser.newPage(options)
  await page.goto(url)
  await page.waitForFunction(() => document.title !== '')
  return page
}

test('what a camera and a microphone give is seen moving and heard on the far side', async () => {
  const page = await open()
  expect(await page.title()).toBe('called')
  expect(await framesMove(page, '#far')).toBe(true)
  expect(await framesMove(page, '#tile')).toBe(true)
  expect(await hears(page, '#far')).toBe(true)
  expect(browser.errors).toEqual([])
}, 30_000)

test('a picture that stands, silence and what is not there are told apart', async () => {
  const page = await open()
  expect(await framesMove(page, '#still', 2_000)).toBe(false)
  expect(await framesMove(page, '#nowhere', 500)).toBe(false)
  expect(await hears(page, '#silent', 2_000)).toBe(false)
  expect(await hears(page, '#still', 500)).toBe(false)
}, 30_000)

test('devices that are not allowed are refused', async () => {
  const page = await open({ allowsDevices: false })
  expect(await page.title()).toBe('NotAllowedError')
}, 30_000)

test('a page has the size, the language and the colours that were asked for', async () => {
  const page = await open({ viewport: PHONE, locale: 'en-GB', colorScheme: 'dark' })
  const seen = await page.evaluate(() => [
    innerWidth,
    navigator.language,
    matchMedia('(prefers-color-scheme: dark)').matches
  ])
  expect(seen).toEqual([375, 'en-GB', true])
}, 30_000)
