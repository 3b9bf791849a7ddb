/**
 * Loudness is told in the unit of RFC 6464: decibels below overload, as a number from 0, the loudest there can be, to 127,
 * which is silence. A full-scale square wave is 0, speech at a usual distance is about 20 to 35.
 */
export type Loudness = number

export const SILENT: Loudness = 127

/** Of a mean square of samples from -1 to 1. */
export function loudnessOf(power: number): Loudness {
  if (power <= 0) return SILENT
  return Math.max(0, Math.min(SILENT, Math.round(-10 * Math.log10(power))))
}

/** The mean square that a loudness stands for. */
export const powerOf = (loudness: Loudness): number => (loudness >= SILENT ? 0 : 10 ** (-loudness / 10))

/** The loudness of pieces of equal length that follow each other. */
export function meanLoudness(pieces: readonly Loudness[]): Loudness {
  if (pieces.length === 0) return SILENT
  return loudnessOf(pieces.reduce((sum, piece) => sum + powerOf(piece), 0) / pieces.length)
}
