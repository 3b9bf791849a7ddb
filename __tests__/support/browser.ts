import { accessSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'

export interface PageOptions {
  /** Devices that the person allows; the rest is refused. */
  readonly permissions?: readonly ('camera' | 'microphone')[]
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly locale?: string
  readonly colorScheme?: 'light' | 'dark'
  readonly reducedMotion?: 'reduce' | 'no-preference'
}

/** The two sizes that the design is drawn for. */
export const PHONE = { width: 375, height: 812 }
export const DESKTOP = { width: 1440, height: 900 }

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  // A page behind others goes on as if it were seen: tests have several at once.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding'
]

function isThere(path: string): boolean {
  try {
    accessSync(path)
    return true
  } catch {
    return false
  }
}

/** @throws when there is no Chromium */
function chromiumPath(): string {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
  const path = process.env.EMEET_CHROMIUM ?? onPath.find(isThere)
  if (path === undefined) throw new Error('no Chromium is found: set EMEET_CHROMIUM to the path of one')
  return path
}

/** A Chromium whose camera shows a moving test picture and whose microphone beeps. */
export class TestBrowser {
  /** Uncaught errors of every page. */
  readonly errors: string[] = []

  constructor(private readonly browser: Browser) {}

  /** A page with storage of its own, as in another person's browser. */
  async newPage(options: PageOptions = {}): Promise<Page> {
    const { permissions = ['camera', 'microphone'], viewport = DESKTOP, locale = 'zh-CN', ...look } = options
    const context = await this.browser.newContext({
      permissions: [...permissions],
      viewport,
      locale,
      ignoreHTTPSErrors: true,
      ...look
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => this.errors.push(String(error)))
    return page
  }

  /** Ends it. May be called again. */
  close(): Promise<void> {
    return this.browser.close()
  }
}

export async function openBrowser(flags: readonly string[] = []): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...flags] })
  return new TestBrowser(browser)
}
