import type { Conferences } from './contract'
import type { ConferencesOptions } from './options'
import { Registry } from './registry'

export { usualLimits, type TypeLimits } from './model/limits'
export { systemClock, type Clock } from './clock'
export { randomIds, type Ids } from './ids'
export type { ConferencesOptions, JoinRole, Log } from './options'

/** Takes up every conference that was alive when the process ended, then takes on new ones. */
export async function createConferences(options: ConferencesOptions): Promise<Conferences> {
  const registry = new Registry(options)
  await registry.restore()
  return registry
}
