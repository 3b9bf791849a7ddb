import { accessSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'

export interface PageOptions {
  /** Whether the person lets pages have camera and microphone; they do unless told otherwise. */
  readonly allowsDevices?: boolean
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly locale?: string
  readonly colorScheme?: 'light' | 'dark'
  readonly reducedMotion?: 'reduce' | 'no-preference'
  /** Lets the test bring a page of its own under the address of a server whose policy would not run it. */
  readonly bypassCSP?: boolean
}

/** The two sizes that the design is drawn for. */
export const PHONE = { width: 375, height: 812 }
export const DESKTOP = { width: 1440, height: 900 }

const COMMANDS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
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

/** Answers for the person: in a headless shell nobody can be asked. The answer holds for a whole browser. */
const ANSWERS = { allow: '--use-fake-ui-for-media-stream', refuse: '--use-fake-ui-for-media-stream=deny' }

/** Chromium's second one measures depths, which cannot be sent; the third shows a picture that stands still. */
const CAMERAS = 3

function launch(answer: keyof typeof ANSWERS, cameraFps: number): Promise<Browser> {
  const camera = `--use-fake-device-for-media-stream=device-count=${CAMERAS},fps=${cameraFps}`
  return chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, camera, ANSWERS[answer]] })
}

/** A Chromium whose camera shows a moving test picture and whose microphone beeps. */
export class TestBrowser {
  /** Uncaught errors of every page. */
  readonly errors: string[] = []
  /** Begun when the first person refuses. */
  #refusing: Promise<Browser> | undefined

  constructor(
    private readonly browser: Browser,
    private readonly cameraFps: number
  ) {}

  /** A page with storage of its own, as in another person's browser. */
  async newPage(options: PageOptions = {}): Promise<Page> {
    const { allowsDevices = true, viewport = DESKTOP, locale = 'zh-CN', ...look } = options
    const browser = allowsDevices ? this.browser : await this.#refusingBrowser()
    const permissions = allowsDevices ? ['camera', 'microphone'] : []
    const context = await browser.newContext({ permissions, viewport, locale, ignoreHTTPSErrors: true, ...look })
    const page = await context.newPage()
    page.on('pageerror', (error) => this.errors.push(String(error)))
    return page
  }

  /** Ends it. May be called again. */
  async close(): Promise<void> {
    await Promise.all([this.browser.close(), this.#refusing?.then((browser) => browser.close())])
  }

  #refusingBrowser(): Promise<Browser> {
    this.#refusing ??= launch('refuse', this.cameraFps)
    return this.#refusing
  }
}

/** @param cameraFps Pictures a second of its camera: what a meeting of browsers costs the machine hangs on them. */
export async function openBrowser({ cameraFps = 20 } = {}): Promise<TestBrowser> {
  return new TestBrowser(await launch('allow', cameraFps), cameraFps)
}
