/** How long an application goes on trying to come back, in milliseconds: longer than a lift ride, shorter than despair. */
export const PATIENCE = 180_000

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8000
/** A server that is merely started anew answers within this. Until then pauses stay short: it is to find its members soon. */
const RESTART = 30_000
const LONGEST_DURING_RESTART = 4000

export interface Loss {
  /** Tries that have failed since the connection was lost. */
  readonly failures: number
  /** Milliseconds since the loss. */
  readonly elapsed: number
}

/**
 * Milliseconds until the next try, or `undefined` to give up. Pauses grow to four seconds, after half a minute to eight.
 */
export function nextTry({ failures, elapsed }: Loss, random: number): number | undefined {
  if (elapsed >= PATIENCE) return undefined
  return pauseAfter(failures, random, elapsed < RESTART ? LONGEST_DURING_RESTART : LONGEST_PAUSE)
}

/**
 * Milliseconds to wait after so many failures: half a second, doubled by each of them up to the longest. Half of it is left
 * to chance (`random`, from 0 up to 1) so that the members of a restarted server do not all come at once.
 */
export function pauseAfter(failures: number, random: number, longest = LONGEST_PAUSE): number {
  const pause = Math.min(longest, FIRST_PAUSE * 2 ** failures)
  return Math.round(pause / 2 + (random * pause) / 2)
}
