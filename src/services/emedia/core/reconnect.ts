/** How long an application goes on trying to come back, in milliseconds: longer than a lift ride, shorter than despair. */
export const PATIENCE = 180_000

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8000

export interface Loss {
  /** Tries that have failed since the connection was lost. */
  readonly failures: number
  /** Milliseconds since the loss. */
  readonly elapsed: number
}

/**
 * Milliseconds until the next try, or `undefined` to give up. Pauses double from half a second to eight; half of each is
 * left to chance (`random`, from 0 up to 1) so that the members of a restarted server do not all come at once.
 */
export function nextTry({ failures, elapsed }: Loss, random: number): number | undefined {
  if (elapsed >= PATIENCE) return undefined
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures)
  return Math.round(pause / 2 + (random * pause) / 2)
}
