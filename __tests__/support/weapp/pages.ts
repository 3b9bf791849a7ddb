import type { Definition, Instance, InstanceHooks } from './instance'
import { makeInstance } from './instance'
import { defineComponent } from './component-definition'
import type { LogicContext } from './logic-context'
import type { PageUrl, Query } from './page-url'
import type { Renderer } from './renderer'

/** A page on the stack. */
export interface Page extends Instance {
  readonly route: string
  readonly options: Query
}

const MOST_PAGES = 10

/** The stack of pages and their lifecycles. */
export class Pages {
  readonly stack: Page[] = []

  constructor(
    private readonly logic: LogicContext,
    private readonly renderer: Renderer,
    private readonly hooks: InstanceHooks,
    /** Loads the code of a page and returns what it gave to Page() or Component(). */
    private readonly define: (route: string) => Definition
  ) {}

  /** @throws when no page has been opened yet */
  get top(): Page {
    const page = this.stack.at(-1)
    if (page === undefined) throw new Error('no page is open')
    return page
  }

  open(url: PageUrl): Page {
    if (this.stack.length >= MOST_PAGES) throw new Error(`webview count limit exceed`)
    const definition = this.define(url.route)
    const covered = this.stack.at(-1)
    if (covered !== undefined) this.hide(covered)
    return this.#push(url, definition)
  }

  replace(url: PageUrl): Page {
    const definition = this.define(url.route)
    this.#unload()
    return this.#push(url, definition)
  }

  restart(url: PageUrl): Page {
    const definition = this.define(url.route)
    while (this.stack.length > 0) this.#unload()
    return this.#push(url, definition)
  }

  back(delta = 1): void {
    if (this.stack.length < 2) throw new Error('cannot navigate back at first page.')
    for (let count = 0; count < delta && this.stack.length > 1; count += 1) this.#unload()
    this.show(this.top)
  }

  show(page: Page): void {
    this.logic.invoke(page, 'onShow')
    this.#pageLifetime(page, 'show')
  }

  hide(page: Page): void {
    this.logic.invoke(page, 'onHide')
    this.#pageLifetime(page, 'hide')
  }

  close(): void {
    while (this.stack.length > 0) this.#unload()
  }

  #push({ route, query }: PageUrl, definition: Definition): Page {
    const page = this.#make(route, query, definition)
    this.stack.push(page)
    this.renderer.render(route, page)
    this.logic.invoke(page, 'onLoad', page.options)
    this.show(page)
    this.logic.timers.once(() => void this.logic.invoke(page, 'onReady'))
    return page
  }

  #make(route: string, query: Query, definition: Definition): Page {
    const { methods, data } = definition.methods === undefined ? pageParts(definition) : componentParts(definition)
    const page = makeInstance(methods, data, this.hooks)
    return Object.assign(page, {
      route,
      is: route,
      __route__: route,
      options: this.logic.give(query) as Query
    })
  }

  #unload(): void {
    const page = this.stack.pop()
    if (page === undefined) return
    this.logic.invoke(page, 'onUnload')
    this.renderer.detach(page)
  }

  #pageLifetime(page: Page, name: string): void {
    for (const component of this.renderer.componentsIn(page)) component.pageLifetime(name)
  }
}

function pageParts({ data, ...methods }: Definition) {
  return { methods, data }
}

/** A page that was written with Component(). */
function componentParts(definition: Definition) {
  const { methods, data, properties } = defineComponent(definition)
  const defaults = Object.fromEntries([...properties].map(([name, { value }]) => [name, value]))
  return { methods, data: { ...defaults, ...data } }
}
