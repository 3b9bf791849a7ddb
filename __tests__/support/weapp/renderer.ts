import { Component, type Trigger } from './component'
import type { ComponentDefinition } from './component-definition'
import type { Instance, InstanceHooks } from './instance'
import type { PackageFiles } from './package-files'
import { textOf } from './text'
import { ViewNode, type RawChild, type RawNode } from './view-node'
import type { Template } from './wxml'

/** Components of one instance's wxml: by their place in it, which keeps them over renderings. */
type Components = Map<string, Component>

interface Scope {
  readonly path: string
  readonly owner: Instance
  readonly before: Components
  readonly now: Components
  readonly slots: ReadonlyMap<string, (parent: ViewNode) => (ViewNode | string)[]>
}

const ROUNDS = 10
const DEFAULT_SLOT = ''

const isNode = (raw: RawChild): raw is RawNode => typeof raw === 'object'
const slotOf = (raw: RawChild) => (isNode(raw) ? textOf(raw.attr?.slot, DEFAULT_SLOT) : DEFAULT_SLOT)

/** Evaluates wxml to trees and keeps the components in them alive. */
export class Renderer {
  readonly #components = new WeakMap<Instance, Components>()
  readonly #dirty = new WeakSet<Instance>()

  constructor(
    private readonly files: PackageFiles,
    private readonly template: Template,
    private readonly definitionOf: (path: string) => ComponentDefinition | undefined,
    private readonly hooks: InstanceHooks,
    private readonly trigger: Trigger
  ) {}

  /** The tree of a page as its data is now; components that came or went have had their lifetimes. */
  render(path: string, owner: Instance): ViewNode {
    for (let round = 1; ; round += 1) {
      this.#dirty.delete(owner)
      const tree = this.#renderInstance(path, owner, null, new Map())
      if (!this.#dirty.has(owner) || round === ROUNDS) return tree
    }
  }

  /** Tells that data changed while a rendering may be going on. */
  invalidate(owner: Instance): void {
    this.#dirty.add(owner)
  }

  /** The living components below an instance, outer ones first. */
  *componentsIn(owner: Instance): Generator<Component> {
    for (const component of this.#components.get(owner)?.values() ?? []) {
      yield component
      yield* this.componentsIn(component.instance)
    }
  }

  /** The components in an instance's own wxml that a selector finds. */
  select(owner: Instance, selector: string): Component[] {
    return [...(this.#components.get(owner)?.values() ?? [])].filter(({ host }) => host.matches(selector))
  }

  detach(owner: Instance): void {
    const components = [...this.componentsIn(owner)].reverse()
    for (const component of components) component.lifetime('detached')
    this.#components.delete(owner)
  }

  #renderInstance(path: string, owner: Instance, parent: ViewNode | null, slots: Scope['slots']): ViewNode {
    const before = this.#components.get(owner) ?? new Map<string, Component>()
    const scope: Scope = { path, owner, before, now: new Map(), slots }
    const tree = this.#build(this.template(path, owner.data), parent, scope, '')
    this.#components.set(owner, scope.now)
    for (const [place, component] of before) {
      if (scope.now.get(place) === component) continue
      this.detach(component.instance)
      component.lifetime('detached')
    }
    return tree
  }

  #build(raw: RawNode, parent: ViewNode | null, scope: Scope, place: string): ViewNode {
    const node = new ViewNode(raw, scope.owner, parent)
    const component = this.files.componentsOf(scope.path).get(node.tag)
    if (component === undefined) node.children = this.#buildAll(raw.children ?? [], node, scope, place)
    else this.#buildComponent(component, raw, node, scope, place)
    return node
  }

  #buildAll(children: readonly RawChild[], parent: ViewNode, scope: Scope, place: string) {
    return children.flatMap((child, position): (ViewNode | string)[] => {
      if (!isNode(child)) return [String(child)]
      if (child.tag === 'wx-slot' || child.tag === 'slot') {
        return scope.slots.get(textOf(child.attr?.name, DEFAULT_SLOT))?.(parent) ?? []
      }
      const key = textOf(child.attr?.['data-sid'] ?? child.attr?.id, String(position))
      return [this.#build(child, parent, scope, `${place}/${child.tag}:${key}`)]
    })
  }

  #buildComponent(path: string, raw: RawNode, host: ViewNode, scope: Scope, place: string): void {
    const known = scope.before.get(place)
    const component = known?.path === path ? known : this.#attach(path, host)
    if (component === undefined) return
    scope.now.set(place, component)
    component.update(host)
    const content = raw.children ?? []
    const slots = new Map(
      content.map(slotOf).map((name) => {
        const filled = content.filter((child) => slotOf(child) === name)
        return [name, (parent: ViewNode) => this.#buildAll(filled, parent, scope, `${place}/${name}`)]
      })
    )
    host.children = this.#renderInstance(path, component.instance, host, slots).children
    if (component !== known) component.lifetime('ready')
  }

  #attach(path: string, host: ViewNode): Component | undefined {
    const definition = this.definitionOf(path)
    if (definition === undefined) return undefined
    const component = new Component(path, definition, host, this.hooks, this.trigger)
    component.lifetime('created')
    component.lifetime('attached')
    return component
  }
}
