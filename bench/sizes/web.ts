import { join } from 'node:path'
import { openBrowser } from '../../__tests__/support/browser'
import { startServer } from '../../__tests__/support/server'
import { type Size, sizeOf } from './measure'

/** Routes that somebody can open a fresh browser at, and whether it has time for what may be wanted later. */
const ROUTES = [
  ['lobby', '/', false],
  ['lobby and what is fetched ahead', '/', true],
  ['settings', '/settings', false],
  ['room', '/room', false]
] as const

/** Lets nothing be fetched ahead, which the app does when a page has nothing else to do. */
function neverIdle(): void {
  window.requestIdleCallback = () => 0
}

/**
 * What a browser without a cache really fetches of the web app until each route stands, and what the lobby fetches ahead
 * after that: the real server, a real browser.
 */
export async function webRoutes(dist: string): Promise<{ name: string; size: Size }[]> {
  const server = await startServer()
  const browser = await openBrowser()
  try {
    const sizes: { name: string; size: Size }[] = []
    for (const [name, route, isIdle] of ROUTES) {
      const page = await browser.newPage()
      if (!isIdle) await page.addInitScript(neverIdle)
      const files = new Set<string>([join(dist, 'index.html')])
      page.on('response', (response) => {
        const { pathname } = new URL(response.url())
        if (/^\/(js|css|static)\//.test(pathname)) files.add(join(dist, pathname))
      })
      await page.goto(server.url + route, { waitUntil: 'networkidle' })
      await page.context().close()
      sizes.push({ name: `web app, ${name}`, size: sizeOf([...files]) })
    }
    return sizes
  } finally {
    await browser.close()
    await server.close()
  }
}
