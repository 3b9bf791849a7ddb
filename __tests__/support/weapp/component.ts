import type { ComponentDefinition } from './component-definition'
import { makeInstance, type Data, type Instance, type InstanceHooks } from './instance'
import type { Method } from './logic-context'
import { parsePath } from './set-by-path'
import type { ViewNode } from './view-node'

export interface TriggerOptions {
  readonly bubbles?: boolean
}

export type Trigger = (host: ViewNode, type: string, detail: unknown, options: TriggerOptions) => void

const textOfJson = (value: unknown) => JSON.stringify(value ?? null)

/** A component that stands in the view, from created to detached. */
export class Component {
  readonly instance: Instance
  /** The node in the parent's wxml, anew after each rendering. */
  host: ViewNode
  readonly #given: Map<string, string>

  constructor(
    readonly path: string,
    readonly definition: ComponentDefinition,
    host: ViewNode,
    private readonly hooks: InstanceHooks,
    trigger: Trigger
  ) {
    this.host = host
    const properties = [...definition.properties].map(([name, { value }]) => [name, host.attr[name] ?? value] as const)
    this.#given = new Map(properties.map(([name, value]) => [name, textOfJson(value)]))
    const data = { ...definition.data, ...Object.fromEntries(properties) }
    this.instance = makeInstance({ ...definition.methods }, data, {
      ...hooks,
      changed: (instance, keys) => {
        this.#observe(keys)
        hooks.changed(instance, keys)
      }
    })
    Object.assign(this.instance, {
      properties: this.instance.data,
      props: this.instance.data,
      is: path,
      triggerEvent: (type: string, detail?: unknown, options: TriggerOptions = {}) =>
        trigger(this.host, type, detail, options)
    })
    Object.defineProperties(this.instance, {
      id: { get: () => this.host.id },
      dataset: { get: () => this.host.dataset }
    })
  }

  lifetime(name: string): void {
    for (const run of this.definition.lifetimes.get(name) ?? []) this.hooks.logic.run(this.instance, run)
  }

  pageLifetime(name: string): void {
    const run = this.definition.pageLifetimes[name]
    if (run !== undefined) this.hooks.logic.run(this.instance, run)
  }

  /** Takes over the attributes of its tag; tells the observers of those that changed there. */
  update(host: ViewNode): void {
    this.host = host
    for (const [name, { value }] of this.definition.properties) {
      const json = textOfJson(host.attr[name] ?? value)
      if (json === this.#given.get(name)) continue
      this.#given.set(name, json)
      this.#change(name, this.hooks.logic.parse(json))
    }
  }

  #change(name: string, value: unknown): void {
    const old = this.instance.data[name]
    this.instance.data[name] = value
    const observer = this.definition.properties.get(name)?.observer
    if (typeof observer === 'string') this.hooks.logic.invoke(this.instance, observer, value, old)
    if (typeof observer === 'function') this.hooks.logic.run(this.instance, observer, value, old)
    this.#observe([name])
  }

  #observe(keys: readonly string[]): void {
    const changed = new Set(keys.map((key) => parsePath(key)[0]))
    for (const [fields, observer] of this.definition.observers) {
      const names = fields.split(',').map((field) => field.trim())
      const concerned = names.some((name) => name === '**' || changed.has(parsePath(name)[0]))
      if (concerned) this.#callObserver(observer, names)
    }
  }

  #callObserver(observer: Method, names: readonly string[]): void {
    const read = (name: string) =>
      parsePath(name.replace(/\.?\*\*$/, '')).reduce<unknown>(
        (value, part) => (value as Data | undefined)?.[part],
        this.instance.data
      )
    this.hooks.logic.run(this.instance, observer, ...names.map(read))
  }
}
