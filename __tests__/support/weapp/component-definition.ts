import type { Definition } from './instance'
import type { Method } from './logic-context'

export interface Property {
  readonly value: unknown
  readonly observer: string | Method | undefined
}

/** A Component() or Behavior() with its behaviors merged in. */
export interface ComponentDefinition {
  readonly methods: Definition
  readonly data: Record<string, unknown>
  readonly properties: ReadonlyMap<string, Property>
  /** Name of a lifetime → what runs, those of behaviors first. */
  readonly lifetimes: ReadonlyMap<string, readonly Method[]>
  readonly pageLifetimes: Readonly<Record<string, Method>>
  readonly observers: readonly (readonly [fields: string, observer: Method])[]
}

const LIFETIMES = ['created', 'attached', 'ready', 'moved', 'detached', 'error']
const DEFAULTS: Readonly<Record<string, unknown>> = { String: '', Number: 0, Boolean: false, Array: [] }

const record = (value: unknown): Definition => (typeof value === 'object' && value !== null ? { ...value } : {})

function toProperty(declared: unknown): Property {
  const described = typeof declared === 'object' && declared !== null ? record(declared) : { type: declared }
  const typeName = typeof described.type === 'function' ? described.type.name : ''
  return {
    value: 'value' in described ? described.value : (DEFAULTS[typeName] ?? null),
    observer: described.observer as Property['observer']
  }
}

function lifetimesOf(definition: Definition, inherited: readonly ComponentDefinition[]): Map<string, Method[]> {
  const own = { ...definition, ...record(definition.lifetimes) }
  return new Map(
    LIFETIMES.map((name) => {
      const before = inherited.flatMap((behavior) => behavior.lifetimes.get(name) ?? [])
      return [name, typeof own[name] === 'function' ? [...before, own[name] as Method] : before]
    })
  )
}

/** Brings the several ways to write a component into one shape. */
export function defineComponent(definition: Definition): ComponentDefinition {
  const behaviors = Array.isArray(definition.behaviors) ? (definition.behaviors as unknown[]) : []
  const inherited = behaviors.filter((it) => typeof it === 'object').map((it) => defineComponent(record(it)))
  const merge = (pick: (it: ComponentDefinition) => object) => Object.assign({}, ...inherited.map(pick)) as Definition
  const own = Object.entries(record(definition.properties)).map(([name, it]) => [name, toProperty(it)] as const)
  return {
    methods: { ...merge((it) => it.methods), ...record(definition.methods) },
    data: { ...merge((it) => it.data), ...record(definition.data) },
    properties: new Map([...inherited.flatMap((it) => [...it.properties]), ...own]),
    lifetimes: lifetimesOf(definition, inherited),
    pageLifetimes: {
      ...merge((it) => it.pageLifetimes),
      ...record(definition.pageLifetimes)
    } as Record<string, Method>,
    observers: [
      ...inherited.flatMap((it) => it.observers),
      ...(Object.entries(record(definition.observers)) as [string, Method][])
    ]
  }
}
