/** What all sound of a mix runs at, in Hz. */
export const RATE = 48_000

/** Samples that are mixed at a time: 20 ms, one frame of Opus. */
export const BLOCK = 960

/** Samples of so many milliseconds. */
export const samplesIn = (milliseconds: number): number => Math.round((milliseconds * RATE) / 1000)
