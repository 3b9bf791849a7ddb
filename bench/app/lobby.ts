import { openBrowser, PHONE, type TestBrowser } from '../../__tests__/support/browser'
import { startServer } from '../../__tests__/support/server'
import { quantile } from '../join/times'

/** Milliseconds from the beginning of the navigation. */
export interface LobbyTimes {
  /** The button that joins is on the screen. */
  readonly shown: number
  /** The last task of over 50 ms before a second of rest is over: a press is answered at once. */
  readonly interactive: number
}

const SLOWNESS = 4
const REST = 1000

declare global {
  interface Window {
    /** Ends of long tasks, as the browser tells them. */
    longTaskEnds: number[]
  }
}

function watchTasks(): void {
  window.longTaskEnds = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTaskEnds.push(startTime + duration)
  }).observe({ type: 'longtask', buffered: true })
}

/** When the lobby of an empty browser, on a processor that is slower by {@link SLOWNESS}, can be used; medians. */
export async function lobbyTimes(runs: number): Promise<LobbyTimes> {
  const server = await startServer()
  const browser = await openBrowser()
  try {
    const times: LobbyTimes[] = []
    while (times.length < runs) times.push(await visit(browser, server.url))
    const median = (of: (each: LobbyTimes) => number): number => quantile(times.map(of), 0.5)
    return { shown: median(({ shown }) => shown), interactive: median(({ interactive }) => interactive) }
  } finally {
    await browser.close()
    await server.close()
  }
}

async function visit(browser: TestBrowser, address: string): Promise<LobbyTimes> {
  const page = await browser.newPage({ viewport: PHONE })
  await page.addInitScript(watchTasks)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS })
  await page.goto(address, { waitUntil: 'commit' })
  const shown = await page.evaluate(async () => {
    while (document.querySelector('.join-button') === null) await new Promise(requestAnimationFrame)
    return performance.now()
  })
  const interactive = await page.evaluate(async (rest) => {
    const begin = performance.now()
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, rest / 10))
      const last = Math.max(begin, ...window.longTaskEnds)
      if (performance.now() - last > rest) return last
    }
  }, REST)
  await page.context().close()
  return { shown, interactive: Math.max(shown, interactive) }
}
