import { setTimeout as sleep } from 'node:timers/promises'
import { types } from 'node:util'
import { makeConsole, type LogLine } from './console-log'
import { Device } from './device'
import { bubbles, dispatch } from './events'
import type { WeappOptions } from './options'
import type { Page } from './pages'
import { makePerson, type Person } from './person'
import type { Query } from './page-url'
import { LogicLayer } from './logic-layer'
import type { Selector, ViewNode } from './view-node'
import type { MediaCall } from './wx/host'
import type { EventName } from './wx/listeners'
import type { WxCall } from './wx'

const TAP = { x: 1, y: 1 }
const SHARE_LIMIT = 3_000

const nameOf = (target: Selector | ViewNode) => (typeof target === 'object' ? target.tag : String(target))

/**
 * Runs a compiled WeChat mini-program in Node, without WeChat: its logic layer in a realm of its own, its view
 * by WeChat's own wcc, real HTTP and WebSocket. There is no layout and no native media; `wx` is a stand-in
 * whose person, device and storage belong to the test.
 */
export class Weapp {
  readonly person: Person
  readonly device: Device
  readonly storage: Map<string, unknown>
  /** Every call of a wx function. */
  readonly calls: WxCall[] = []
  /** Every call of a method of a live-pusher's, live-player's, video's or camera's context. */
  readonly mediaCalls: MediaCall[] = []
  /** What nobody caught, and what the templates complained of. */
  readonly errors: unknown[] = []
  readonly logs: LogLine[] = []
  readonly #layer: LogicLayer
  #closed = false
  #hidden = false

  /**
   * Starts the mini-program and opens its entry page.
   * @throws what its code throws while loading, or when there is no such page
   */
  static async boot(options: WeappOptions): Promise<Weapp> {
    const app = new Weapp(options)
    try {
      app.#layer.start()
    } catch (error) {
      app.close()
      throw error
    }
    await app.settle()
    return app
  }

  private constructor(options: WeappOptions) {
    this.person = makePerson(options.person)
    this.device = new Device(options.system)
    this.storage = options.storage ?? new Map<string, unknown>()
    this.#layer = new LogicLayer({
      options,
      person: this.person,
      device: this.device,
      storage: this.storage,
      console: makeConsole(this.logs),
      called: (call) => void this.calls.push(call),
      failed: (error) => void this.errors.push(error),
      mediaCalled: (call) => {
        this.mediaCalls.push(call)
        options.onMedia?.(call)
      }
    })
  }

  /** The page on top. */
  get page(): Page {
    return this.#layer.pages.top
  }

  get pages(): readonly Page[] {
    return this.#layer.pages.stack
  }

  /** Roots of the packages whose code is on the phone. */
  get packages(): ReadonlySet<string> {
    return this.#layer.loader.packages
  }

  get setDataStats(): { readonly calls: number; readonly bytes: number; readonly biggest: number } {
    return this.#layer.stats
  }

  /** The rendered tree of the page on top, or of another one. */
  view(page: Page = this.page): ViewNode {
    return this.#layer.renderer.render(page.route, page)
  }

  one(selector: Selector): ViewNode | null {
    return this.view().one(selector)
  }

  all(selector: Selector): ViewNode[] {
    return this.view().all(selector)
  }

  /** Arguments of the calls of one wx function, in order. */
  callsOf(name: string): (readonly unknown[])[] {
    return this.calls.filter((call) => call.name === name).map(({ args }) => args)
  }

  /**
   * Fires an event of the view at a node and waits for what comes of it.
   * @returns how many handlers were called
   */
  async fire(target: Selector | ViewNode, type: string, detail: unknown = {}): Promise<number> {
    const node = typeof target === 'string' || typeof target === 'function' ? this.one(target) : target
    if (node === null) throw new Error(`no node ${nameOf(target)} on ${this.page.route}\n${this.view().print()}`)
    if (type === 'tap') this.device.lastTap = Date.now()
    if (type === 'agreeprivacyauthorization') this.person.privacyAgreed = true
    const called = dispatch(this.#layer.logic, node, type, detail, bubbles(type))
    await this.settle()
    return called
  }

  tap(target: Selector | ViewNode): Promise<number> {
    return this.fire(target, 'tap', TAP)
  }

  input(target: Selector | ViewNode, value: string): Promise<number> {
    return this.fire(target, 'input', { value, cursor: value.length, keyCode: 0 })
  }

  /** Waits until nothing has been set, and no request is under way, for `quiet` ms; at most `limit` ms. */
  settle({ quiet = 30, limit = 5_000 } = {}): Promise<void> {
    return this.#layer.activity.settle(quiet, limit)
  }

  /** Waits until `test` gives something true, and returns that. */
  async until<T>(test: () => T, { limit = 5_000 } = {}): Promise<NonNullable<T>> {
    const end = Date.now() + limit
    for (;;) {
      const result = test()
      if (result) return result
      if (Date.now() > end) throw new Error(`nothing came of ${String(test)}; the page is\n${this.view().print()}`)
      await sleep(10)
    }
  }

  /** Runs an expression in the logic layer, as the console of WeChat's own tools does. */
  evaluate(expression: string): unknown {
    return this.#layer.logic.evaluate(expression)
  }

  /** The app goes to the background. */
  hide(): void {
    if (this.#hidden) return
    this.#hidden = true
    this.#layer.hide()
  }

  /** The app comes back, by the given way in if there is one. */
  show(entry?: { path?: string; query?: Query; scene?: number }): void {
    if (!this.#hidden) return
    this.#hidden = false
    this.#layer.show(entry)
  }

  /** The network goes or comes: open connections are lost without a word when it goes. */
  network(online: boolean, type = 'wifi'): void {
    this.device.networkType = online ? type : 'none'
    if (!online) this.#layer.dropConnections('network is offline')
    this.raise('NetworkStatusChange', { isConnected: online, networkType: this.device.networkType })
  }

  /** Every open connection is lost, the network itself stays. */
  dropConnections(): void {
    this.#layer.dropConnections('interrupted')
  }

  /** A phone call begins (true) or ends. */
  interruptAudio(begins: boolean): void {
    this.raise(begins ? 'AudioInterruptionBegin' : 'AudioInterruptionEnd')
  }

  theme(theme: 'light' | 'dark'): void {
    this.device.system = { ...this.device.system, theme }
    this.raise('ThemeChange', { theme })
  }

  /** Raises an event of the base library for what the app registered by wx.onX. */
  raise(name: EventName, event?: unknown): void {
    this.#layer.listeners.raise(name, ...(event === undefined ? [] : [event]))
  }

  /** Back by the navigation bar, the key or the gesture: closes a page container that is open, else the page. */
  async back(): Promise<void> {
    const container = this.one('page-container')
    if (container?.attr.show !== true) this.#layer.pages.back()
    else for (const type of ['beforeleave', 'leave', 'afterleave']) await this.fire(container, type)
    await this.settle()
  }

  /**
   * What the page gives when it is shared, from the menu or by a button.
   * @throws when the page cannot be shared
   */
  async share(button?: ViewNode): Promise<Record<string, unknown>> {
    const from = button === undefined ? 'menu' : 'button'
    const target = button && { id: button.id, dataset: button.dataset }
    if (typeof this.page.onShareAppMessage !== 'function') throw new Error(`${this.page.route} cannot be shared`)
    const { logic } = this.#layer
    const given = logic.invoke(this.page, 'onShareAppMessage', logic.give({ from, target })) as object | undefined
    const { promise, ...card } = { path: `/${this.page.route}`, ...given } as Record<string, unknown>
    if (!types.isPromise(promise)) return card
    const late = sleep(SHARE_LIMIT, card, { ref: false })
    return { ...card, ...((await Promise.race([promise, late])) as object) }
  }

  /** Ends the app: pages are unloaded, timers, sockets and requests end. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#layer.close()
  }
}
