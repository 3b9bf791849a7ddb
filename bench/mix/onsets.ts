/** Samples in a millisecond. */
const PER_MS = 48
/** Full scale is 1: louder than this is a beep, and after so many quiet samples the next one. */
const LOUD = 0.1
const PAUSE = 300 * PER_MS

/** One decoded piece of sound, and the moment at which it came, by this process's monotonic clock in ms. */
export interface Piece {
  readonly samples: Float32Array
  readonly at: number
}

/** The moments at which beeps could be heard at the earliest. */
export function onsetsIn(pieces: readonly Piece[]): number[] {
  let quiet = 0
  return pieces.flatMap(({ samples, at }) => {
    const onsets: number[] = []
    samples.forEach((sample, index) => {
      const isLoud = Math.abs(sample) >= LOUD
      if (isLoud && quiet > PAUSE) onsets.push(at + index / PER_MS)
      quiet = isLoud ? 0 : quiet + 1
    })
    return onsets
  })
}
