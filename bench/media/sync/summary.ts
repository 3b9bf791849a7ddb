import { quantile } from '../../join/times'

/** Milliseconds that sound and picture may come apart, at the 95th percentile. */
const GOAL = 60

/** What the table says of one measurement. @param offsets by how much each beep was later than its flash, in ms */
export function summary(offsets: readonly number[]): Record<string, number | string> {
  const p95 = quantile(offsets.map(Math.abs), 0.95)
  return {
    flashes: offsets.length,
    'median ms': Math.round(quantile(offsets, 0.5)),
    'lowest ms': Math.round(Math.min(...offsets)),
    'highest ms': Math.round(Math.max(...offsets)),
    '|A/V| p95 ms': Math.round(p95),
    'of goal (60)': (p95 / GOAL).toFixed(2)
  }
}
