import { systemClock } from './clock'
import { randomIds } from './ids'
import { usualLimits } from './model/limits'
import type { ConferencesOptions } from './options'

const SECOND = 1000

/** Options with everything that was left open filled in. */
export type Settings = ReturnType<typeof settle>

export const settle = (options: ConferencesOptions) => ({
  ...options,
  maxRooms: options.maxRooms ?? Infinity,
  limits: { ...usualLimits, ...options.limits },
  graceMs: options.graceMs ?? 75 * SECOND,
  emptyGraceMs: options.emptyGraceMs ?? 60 * SECOND,
  mediaGraceMs: options.mediaGraceMs ?? 5 * SECOND,
  rtcConfiguration: options.rtcConfiguration ?? (() => ({ iceServers: [] })),
  clock: options.clock ?? systemClock,
  ids: options.ids ?? randomIds
})
