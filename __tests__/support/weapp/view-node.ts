import type { Instance } from './instance'
import { textOf } from './text'

/** A node as WeChat's wcc gives it: names of attributes are in camelCase, except data-, bind and catch. */
export interface RawNode {
  readonly tag: string
  readonly attr?: Readonly<Record<string, unknown>>
  readonly children?: readonly RawChild[]
}

export type RawChild = RawNode | string | number

export interface Handler {
  readonly name: string
  readonly stops: boolean
}

/** `tag.class#id`, or a test. */
export type Selector = string | ((node: ViewNode) => boolean)

const PRINTED = ['class', 'url', 'src', 'value', 'checked', 'muted', 'mode', 'autopush', 'autoplay']

/** A node of the rendered view. */
export class ViewNode {
  readonly tag: string
  readonly attr: Readonly<Record<string, unknown>>
  children: (ViewNode | string)[] = []

  /**
   * @param owner the page or component in whose wxml this node is written: its methods are the handlers
   * @param parent the node around it, across the borders of components
   */
  constructor(
    raw: RawNode,
    readonly owner: Instance,
    readonly parent: ViewNode | null
  ) {
    this.tag = raw.tag.replace(/^wx-/, '')
    this.attr = raw.attr ?? {}
  }

  get id(): string {
    return textOf(this.attr.id)
  }

  get classes(): string[] {
    return textOf(this.attr.class)
      .split(/\s+/)
      .filter((name) => name !== '')
  }

  get dataset(): Record<string, unknown> {
    const toCamelCase = (key: string) => key.slice(5).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const data = Object.entries(this.attr).filter(([key]) => key.startsWith('data-'))
    return Object.fromEntries(data.map(([key, value]) => [toCamelCase(key), value]))
  }

  get text(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.text)).join('')
  }

  /** What a bind or catch attribute names for a type of event. */
  handler(type: string): Handler | null {
    for (const how of ['bind', 'catch']) {
      const name = this.attr[how + type] ?? this.attr[`${how}:${type}`]
      if (typeof name === 'string' && name !== '') return { name, stops: how === 'catch' }
    }
    return null
  }

  *walk(): Generator<ViewNode> {
    yield this
    for (const child of this.children) if (typeof child !== 'string') yield* child.walk()
  }

  matches(selector: string): boolean {
    const parts = selector.match(/[.#]?[\w-]+/g) ?? []
    return parts.every((part) => {
      if (part.startsWith('.')) return this.classes.includes(part.slice(1))
      return part.startsWith('#') ? this.id === part.slice(1) : this.tag === part
    })
  }

  all(selector: Selector): ViewNode[] {
    const test = typeof selector === 'function' ? selector : (node: ViewNode) => node.matches(selector)
    return [...this.walk()].filter(test)
  }

  one(selector: Selector): ViewNode | null {
    return this.all(selector)[0] ?? null
  }

  /** The tree as text, for people and for messages of failed tests. */
  print(attributes: readonly string[] = PRINTED, depth = 0): string {
    const indent = '  '.repeat(depth)
    const shown = attributes
      .filter((name) => this.attr[name] !== undefined && this.attr[name] !== '')
      .map((name) => ` ${name}=${JSON.stringify(this.attr[name])}`)
    const children = this.children.map((child) =>
      typeof child === 'string' ? `${indent}  ${JSON.stringify(child)}` : child.print(attributes, depth + 1)
    )
    return [`${indent}<${this.tag}${this.id === '' ? '' : `#${this.id}`}${shown.join('')}>`, ...children].join('\n')
  }
}
