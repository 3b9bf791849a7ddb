import type { StreamQuality } from '../services/emedia'
import { type QualityName, qualities } from '../store/preferences'

/** Readings that are looked back on, and how many of them must be bad. */
const MEMORY = 5
const BAD = 3
/** Percent of lost packets from which pictures suffer. */
const LOSSY = 5

/** What is known of how one's own streams arrive at the server. */
export interface Uplink {
  /** Of the newest readings, whether it was bad; the newest last. */
  readonly readings: readonly boolean[]
  /** How often pictures had stood still at the newest reading. */
  readonly freezes: number | undefined
}

export const unknownUplink: Uplink = { readings: [], freezes: undefined }

/** @param own how one's own streams arrived lately; none at all says nothing */
export function readUplink({ readings, freezes: before }: Uplink, own: readonly StreamQuality[]): Uplink {
  if (own.length === 0) return unknownUplink
  const freezes = own.reduce((sum, stream) => sum + stream.freezes, 0)
  const isLossy = own.some(({ lossPercent = 0 }) => lossPercent >= LOSSY)
  const isBad = isLossy || (before !== undefined && freezes > before)
  return { readings: [...readings, isBad].slice(-MEMORY), freezes }
}

/** Lossy or freezing most of the time, not once. */
export const isWeak = ({ readings }: Uplink): boolean => readings.filter((isBad) => isBad).length >= BAD

/** The next lower quality; undefined below the lowest. */
export function lowerThan(quality: QualityName): QualityName | undefined {
  const names = Object.keys(qualities) as QualityName[]
  return names[names.indexOf(quality) - 1]
}
