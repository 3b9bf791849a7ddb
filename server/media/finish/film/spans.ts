import type { Span } from './clip'

/** So long without a picture, and the camera counts as switched off; ms. */
const OFF_AFTER = 3000

/**
 * When there was something to see.
 *
 * @param times of all pictures in ms, rising
 * @param end of the clip in ms; the last picture stays until then, if it is no more than a moment
 */
export function spansOf(times: Iterable<number>, end: number): readonly Span[] {
  const spans: Span[] = []
  let from: number | undefined
  let last = 0
  for (const time of times) {
    if (from !== undefined && time - last > OFF_AFTER) {
      spans.push({ from, to: last })
      from = time
    }
    from ??= time
    last = time
  }
  if (from !== undefined) spans.push({ from, to: end - last > OFF_AFTER ? last : Math.max(end, last) })
  return spans
}
