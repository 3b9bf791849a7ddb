import { Activity } from './activity'
import { Definitions } from './definitions'
import type { Device } from './device'
import { dispatch } from './events'
import { watchRejections } from './error-log'
import { SetDataStats, type Instance, type InstanceHooks } from './instance'
import { LogicContext } from './logic-context'
import { ModuleLoader } from './module-loader'
import type { WeappOptions } from './options'
import { PackageFiles } from './package-files'
import { Pages } from './pages'
import { parsePageUrl, type PageUrl } from './page-url'
import type { Person } from './person'
import { Renderer } from './renderer'
import { Timers } from './timers'
import { makeWx, type Wx, type WxCall } from './wx'
import type { Connection, LaunchOptions, MediaCall, WxHost } from './wx/host'
import { Listeners } from './wx/listeners'
import { loadTemplates } from './wxml'

export interface Outside {
  readonly options: WeappOptions
  readonly person: Person
  readonly device: Device
  readonly storage: Map<string, unknown>
  readonly console: object
  called(call: WxCall): void
  mediaCalled(call: MediaCall): void
  failed(error: unknown): void
}

const DEFAULT_SCENE = 1001

/** The parts of a running mini-program, wired together. */
export class LogicLayer {
  readonly timers = new Timers()
  readonly activity = new Activity(this.timers)
  readonly stats = new SetDataStats()
  readonly logic: LogicContext
  readonly listeners: Listeners
  readonly loader: ModuleLoader
  readonly renderer: Renderer
  readonly pages: Pages
  readonly #files: PackageFiles
  readonly #wx: Wx
  readonly #definitions: Definitions
  readonly #connections = new Set<Connection>()
  readonly #stopWatching: () => void
  readonly #entry: PageUrl
  readonly #launch: LaunchOptions
  #enter: LaunchOptions
  #app: object | undefined
  #renderPending = false

  constructor(private readonly outside: Outside) {
    const { options } = outside
    this.#files = new PackageFiles(options.dist)
    this.#entry = parsePageUrl(`/${options.entry ?? this.#files.config.pages[0] ?? ''}`)
    this.#launch = {
      path: this.#entry.route,
      query: this.#entry.query,
      scene: options.scene ?? DEFAULT_SCENE,
      referrerInfo: {}
    }
    this.#enter = this.#launch
    this.logic = new LogicContext(this.timers, (error, kind) => this.#report(error, kind))
    this.listeners = new Listeners(this.logic)
    this.loader = new ModuleLoader(this.#files, this.logic)
    this.#definitions = new Definitions(this.#files, this.loader, this.logic)
    const hooks = this.#instanceHooks()
    this.renderer = this.#makeRenderer(hooks)
    this.pages = new Pages(this.logic, this.renderer, hooks, (route) => this.#definitions.page(route))
    this.#wx = makeWx(this.#wxHost(), this.#connections, options.wx ?? {}, (call) => outside.called(call))
    this.logic.define({
      console: outside.console,
      getApp: () => this.#app,
      getCurrentPages: () => [...this.pages.stack],
      wx: this.#wx
    })
    this.#stopWatching = watchRejections(
      (promise) => this.logic.owns(promise),
      (reason) => this.#report(reason, 'rejection')
    )
  }

  start(): void {
    this.loader.load('app')
    this.#app = Object.assign(this.logic.parse('{}') as object, this.#definitions.app)
    if (!this.#files.pages.includes(this.#entry.route)) throw new Error(`page "${this.#entry.route}" is not found`)
    this.logic.invoke(this.#app, 'onLaunch', this.logic.give(this.#launch))
    this.logic.invoke(this.#app, 'onShow', this.logic.give(this.#enter))
    this.#packageReady(this.#entry)
    this.pages.open(this.#entry)
  }

  hide(): void {
    this.pages.hide(this.pages.top)
    if (this.#app !== undefined) this.logic.invoke(this.#app, 'onHide')
    this.listeners.raise('AppHide')
  }

  show(entry: { path?: string; query?: Readonly<Record<string, string>>; scene?: number } = {}): void {
    this.#enter = { ...this.#enter, ...entry }
    if (this.#app !== undefined) this.logic.invoke(this.#app, 'onShow', this.logic.give(this.#enter))
    this.listeners.raise('AppShow', this.#enter)
    if (entry.path === undefined) this.pages.show(this.pages.top)
    else this.pages.restart({ route: entry.path, query: { ...entry.query } })
  }

  dropConnections(reason: string): void {
    for (const connection of [...this.#connections]) connection.drop(reason)
  }

  close(): void {
    this.pages.close()
    if (this.#app !== undefined) this.logic.invoke(this.#app, 'onHide')
    this.timers.close()
    this.dropConnections('the app is closed')
    this.#stopWatching()
  }

  #report(error: unknown, kind: 'error' | 'rejection'): void {
    this.outside.failed(error)
    const name = kind === 'error' ? 'Error' : 'UnhandledRejection'
    const told = kind === 'error' ? String(error) : { reason: error }
    this.listeners.raise(name, told)
    const handler: unknown = this.#app && Reflect.get(this.#app, `on${name}`)
    if (typeof handler === 'function') handler.call(this.#app, told)
  }

  #instanceHooks(): InstanceHooks {
    return {
      logic: this.logic,
      stats: this.stats,
      changed: (instance: Instance) => {
        this.activity.touch()
        this.renderer.invalidate(instance)
        this.#renderSoon()
      },
      lookups: (instance: Instance) => ({
        selectComponent: (selector) => this.renderer.select(instance, selector)[0]?.instance ?? null,
        selectAllComponents: (selector) => this.renderer.select(instance, selector).map((it) => it.instance),
        createSelectorQuery: () => this.#wx.createSelectorQuery()
      })
    }
  }

  #makeRenderer(hooks: InstanceHooks): Renderer {
    const templates = loadTemplates(this.#files, (message) => this.outside.failed(new Error(message)))
    return new Renderer(
      this.#files,
      templates,
      (path) => this.#definitions.component(path),
      hooks,
      (host, type, detail, options) => {
        dispatch(this.logic, host, type, detail, options.bubbles === true)
      }
    )
  }

  /** Components live in the rendered tree: after a change it is made anew, once a turn. */
  #renderSoon(): void {
    if (this.#renderPending) return
    this.#renderPending = true
    this.timers.once(() => {
      this.#renderPending = false
      const page = this.pages.stack.at(-1)
      if (page !== undefined) this.renderer.render(page.route, page)
    })
  }

  #packageReady({ route }: PageUrl): void {
    const { networkType } = this.outside.device
    this.loader.packages.add(this.#files.packageOf(route))
    for (const root of this.#files.preloadedBy(route, networkType)) this.loader.packages.add(root)
  }

  #wxHost(): WxHost {
    const enterOptions = () => this.#enter
    const { device, options, person, storage } = this.outside
    const { screenWidth: width, screenHeight: height } = device.system
    return {
      logic: this.logic,
      files: this.#files,
      pages: this.pages,
      listeners: this.listeners,
      activity: this.activity,
      device,
      person,
      storage,
      launch: this.#launch,
      get enter() {
        return enterOptions()
      },
      view: () => this.renderer.render(this.pages.top.route, this.pages.top),
      measure: options.measure ?? (() => ({ left: 0, top: 0, width, height })),
      mediaCalled: (call) => this.outside.mediaCalled(call),
      packageReady: (url) => this.#packageReady(url)
    }
  }
}
