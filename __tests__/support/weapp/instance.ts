import type { LogicContext, Method } from './logic-context'
import { setByPath } from './set-by-path'

export type Definition = Record<string, unknown>
export type Data = Record<string, unknown>

/** A living page or component: what `this` is in its methods. */
export interface Instance extends Record<string, unknown> {
  readonly data: Data
  setData(patch: Data | undefined, done?: Method): void
}

/** How much went from the logic layer to the view layer. */
export class SetDataStats {
  calls = 0
  bytes = 0
  biggest = 0

  count(bytes: number): void {
    this.calls += 1
    this.bytes += bytes
    this.biggest = Math.max(this.biggest, bytes)
  }
}

export interface InstanceHooks {
  readonly logic: LogicContext
  readonly stats: SetDataStats
  /** Called after data changed, with the keys of setData. */
  changed(instance: Instance, keys: readonly string[]): void
  /** Methods of the base library that look into an instance's own view. */
  lookups(instance: Instance): Record<string, (selector: string) => unknown>
}

/** Makes `this` of a page or component: its methods, a copy of its data and setData, which passes on JSON only. */
export function makeInstance(methods: Definition, data: unknown, hooks: InstanceHooks): Instance {
  const { logic, stats } = hooks
  const instance: Instance = Object.assign(logic.parse('{}') as object, methods, {
    data: logic.parse(JSON.stringify(data ?? {})) as Data,
    setData(patch: Data | undefined, done?: Method) {
      const json = JSON.stringify(patch ?? {})
      stats.count(json.length)
      const entries = Object.entries(logic.parse(json) as Data)
      for (const [key, value] of entries) setByPath(instance.data, key, value)
      hooks.changed(
        instance,
        entries.map(([key]) => key)
      )
      if (done !== undefined) logic.timers.once(() => void logic.run(instance, done))
    }
  })
  return Object.assign(instance, hooks.lookups(instance))
}
