import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PATIENCE } from '../app/patience'
import type { TestBrowser } from '../browser'
import { root } from '../build'
import { framesMove, hears } from '../page-media'
import { signIn } from '../sdk/account'
import { eventually } from '../sdk/eventually'

/** What a callback of the vendor's SDK was given, cut down to what tests ask about. */
export interface Told {
  readonly name: string
  readonly args: readonly unknown[]
}

/** What the page of fixtures/vendor-page.html offers. */
export interface VendorPage {
  readonly told: readonly Told[]
  sockets(): readonly string[]
  identify(account: { appkey: string; name: string; token: string }): void
  joinRoom(options: object): Promise<{ confrId: string; role: number; joinId: string; isCreator: boolean }>
  publish(): Promise<string>
  shareScreen(): Promise<string>
  stopStream(id: string): void
  pauseAudio(): Promise<unknown>
  resumeAudio(): Promise<unknown>
  pauseVideo(): Promise<unknown>
  resumeVideo(): Promise<unknown>
  grant(names: string[], role: number): Promise<unknown>
  kick(names: string[]): Promise<unknown>
  destroy(): Promise<unknown>
  muteAll(): Promise<unknown>
  unmuteAll(): Promise<unknown>
  setAttribute(key: string, val: string): Promise<unknown>
  deleteAttribute(key: string): Promise<unknown>
  leave(): void
  cutSocket(): void
}

declare global {
  interface Window {
    readonly vendor: VendorPage
  }
}

/** What one does, as opposed to what one is told. */
type Deed = Exclude<keyof VendorPage, 'told' | 'sockets' | 'identify' | 'joinRoom'>

const APPKEY = 'emeet#meeting'
const MEDIA = 25_000

const file = (path: string) => readFileSync(join(root, path), 'utf8')

/** Somebody in a browser whose page uses the vendor's own web SDK from npm, unmodified. */
export class VendorPerson {
  /** Opens the page with an account of the server. */
  static async open(browser: TestBrowser, server: string, name: string): Promise<VendorPerson> {
    const page = await browser.newPage({ bypassCSP: true })
    const sdk = { contentType: 'text/javascript', body: file('node_modules/easemob-emedia/EMedia_sdk-dev.js') }
    await page.route(`${server}/vendor-sdk.js`, (route) => route.fulfill(sdk))
    // The page itself must come from the server: only then does Chromium take it for one of this machine. It is another
    // app's page, which the policy of ours does not bind.
    await page.goto(`${server}/healthz`)
    await page.setContent(file('__tests__/fixtures/vendor-page.html'))
    await page.waitForFunction(() => 'isReady' in window)
    const token = await signIn(server, APPKEY, name)
    await page.evaluate((account) => window.vendor.identify(account), { appkey: APPKEY, name, token })
    return new VendorPerson(name, page)
  }

  private constructor(
    readonly name: string,
    readonly page: Page
  ) {}

  /** The vendor's SDK insists on a password; a room that has none takes any. */
  join(roomName: string, more: object = {}) {
    const options = { roomName, password: 'any', role: 3, config: { nickName: this.name }, ...more }
    return this.page.evaluate((wanted) => window.vendor.joinRoom(wanted), options)
  }

  /** Calls one of the functions of the page. @returns what it brought, if that was text */
  do<Name extends Deed>(name: Name, ...args: Parameters<VendorPage[Name]>): Promise<string> {
    return this.page.evaluate(
      async ({ name, args }) => {
        const deed = window.vendor[name] as (...given: unknown[]) => unknown
        const result = await deed(...args)
        return typeof result === 'string' ? result : ''
      },
      { name, args }
    )
  }

  /** What a callback was given, each time it was called. */
  async told(name: string): Promise<readonly (readonly unknown[])[]> {
    const calls = await this.page.evaluate(() => window.vendor.told)
    return calls.filter((call) => call.name === name).map(({ args }) => args)
  }

  /** Waits until a callback has been given something that begins like this. */
  async isTold(name: string, ...args: readonly unknown[]): Promise<void> {
    const calls = async () => (await this.told(name)).map((call) => call.slice(0, args.length))
    const wanted = args.map((arg): unknown => (isPlain(arg) ? expect.objectContaining(arg) : arg))
    await eventually(async () => expect(await calls()).toContainEqual(wanted), PATIENCE)
  }

  /** Sockets to the server's meetings that have been opened so far. */
  sockets(): Promise<number> {
    return this.page.evaluate(() => window.vendor.sockets().length)
  }

  /** Whether the picture of somebody moves here; type 1 is their screen. Waits for it. */
  sees(nickName: string, type: 0 | 1 = 0): Promise<boolean> {
    return framesMove(this.page, `[id="${nickName}-${type}"]`, MEDIA)
  }

  hears(nickName: string): Promise<boolean> {
    return hears(this.page, `[id="${nickName}-0"]`, MEDIA)
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
