/** When flashes were seen and beeps were heard, in ms on one clock. */
export interface Sightings {
  readonly flashes: readonly number[]
  readonly beeps: readonly number[]
}

/** Milliseconds from one flash to the next; the source beeps with each. */
const PERIOD = 1000

/** By how much each beep is later than its flash, in ms. A flash without a beep nearby gives none. */
export function offsetsOf({ flashes, beeps }: Sightings): number[] {
  return flashes.flatMap((flash) => {
    const offsets = beeps.map((beep) => beep - flash).filter((offset) => Math.abs(offset) < PERIOD / 2)
    return offsets.sort((one, other) => Math.abs(one) - Math.abs(other)).slice(0, 1)
  })
}
