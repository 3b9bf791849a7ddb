import type { Page } from 'playwright-core'
import type { TestBrowser } from '../../__tests__/support/browser'
import type { JoinTimes } from './times'

/** Milliseconds on the page's own clock. */
interface Marks {
  pressed?: number
  entered?: number
  firstFrame?: number
}

declare global {
  interface Window {
    joinMarks: Marks
  }
}

/** Notes in the page itself when things happen, so that the way to the test costs nothing. */
function watch(): void {
  const marks: Marks = {}
  window.joinMarks = marks
  const seen = new WeakSet<HTMLVideoElement>()
  const look = () => {
    for (const video of document.querySelectorAll<HTMLVideoElement>('video.remote-video')) {
      if (seen.has(video)) continue
      seen.add(video)
      video.requestVideoFrameCallback(() => {
        marks.firstFrame ??= performance.now()
      })
    }
  }
  // The page may be there and still be on its way in.
  const isInView = (): boolean => {
    const place = document.querySelector('.room-name')?.getBoundingClientRect()
    return place !== undefined && place.width > 0 && place.left >= 0 && place.right <= innerWidth
  }
  // What an animation frame finds is drawn at its end; a task that it begins runs after that.
  const enter = () => setTimeout(() => (marks.entered ??= performance.now()))
  const watchRoom = () => void requestAnimationFrame(() => (isInView() ? enter() : watchRoom()))
  const press = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('.join-button') === null) return
    marks.pressed ??= performance.now()
    watchRoom()
  }
  addEventListener('click', press, true)
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
}

/** Opens the lobby in a browser of its own, with everything typed in, and waits until it has settled. */
async function openLobby(browser: TestBrowser, server: string, roomName: string, name: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } })
  await page.addInitScript(watch)
  await page.goto(server)
  await page.fill('.room-field input', roomName)
  await page.fill('.name-field input', name)
  await page.waitForFunction(() => document.querySelector<HTMLVideoElement>('.preview video')?.videoWidth)
  // People look before they press.
  await page.waitForLoadState('networkidle')
  return page
}

/** Somebody in a browser who is in the room until the context is closed. */
export async function webSender(browser: TestBrowser, server: string, roomName: string): Promise<() => Promise<void>> {
  const page = await openLobby(browser, server, roomName, 'Sender')
  await page.click('.join-button')
  await page.waitForSelector('.room-name')
  return () => page.context().close()
}

/** Leaves as a person does; a browser that is just closed keeps its seat, and its stream, for a while. */
async function leave(page: Page): Promise<void> {
  await page.click('.bar .leave-button')
  await page.click('.leave-confirm-button')
  await page.waitForSelector('.exit-page')
}

/** Joins in a browser and waits for the first picture of somebody else. */
export async function joinByWeb(browser: TestBrowser, server: string, roomName: string): Promise<JoinTimes> {
  const page = await openLobby(browser, server, roomName, 'Receiver')
  try {
    await page.click('.join-button')
    await page.waitForFunction(() => window.joinMarks.firstFrame !== undefined)
    const { pressed = 0, entered = 0, firstFrame = 0 } = await page.evaluate(() => window.joinMarks)
    await leave(page)
    return { entered: entered - pressed, firstFrame: firstFrame - pressed }
  } finally {
    await page.context().close()
  }
}
