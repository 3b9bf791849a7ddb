import type { PacketFate } from './sent-packets'

/**
 * Whether packets take longer and longer: a queue grows on the line. After the trendline filter and the adaptive
 * threshold of Google congestion control (draft-ietf-rmcat-gcc-02 §5).
 */

export type LineUse = 'normal' | 'over' | 'under'

/** Packets sent within so many ms travel as one group. */
const BURST = 5
/** Groups in the line that is fitted. */
const WINDOW = 20
const SMOOTHING = 0.9
const GAIN = 4
const MOST_GROUPS = 60
/** Of the threshold, in ms. */
const LEAST_THRESHOLD = 6
const MOST_THRESHOLD = 600
const THRESHOLD_UP = 0.0087
const THRESHOLD_DOWN = 0.039
/** How long a trend has to hold before it counts, in ms. */
const PATIENCE = 10

interface Group {
  readonly startedAt: number
  sentAt: number
  arrivedAt: number
}

export class DelayTrend {
  private group: Group | undefined
  private before: Group | undefined
  private groups = 0
  private accumulated = 0
  private smoothed = 0
  private points: { readonly x: number; readonly y: number }[] = []
  private threshold = 12.5
  private overFor = 0
  private lastTrend = 0
  private use: LineUse = 'normal'

  get state(): LineUse {
    return this.use
  }

  /** Packets that arrived, in the order in which they were sent; what was sent before the last ones tells nothing. */
  add({ sentAt, arrivedAt }: PacketFate): void {
    if (arrivedAt === undefined || sentAt < (this.group?.startedAt ?? 0)) return
    if (this.group === undefined) this.group = { startedAt: sentAt, sentAt, arrivedAt }
    else if (sentAt - this.group.startedAt > BURST) this.begin({ startedAt: sentAt, sentAt, arrivedAt })
    else {
      this.group.sentAt = Math.max(this.group.sentAt, sentAt)
      this.group.arrivedAt = Math.max(this.group.arrivedAt, arrivedAt)
    }
  }

  private begin(next: Group): void {
    const { group, before } = this
    if (group !== undefined && before !== undefined) this.measure(before, group)
    this.before = group
    this.group = next
  }

  private measure(before: Group, group: Group): void {
    const passed = group.sentAt - before.sentAt
    const gradient = group.arrivedAt - before.arrivedAt - passed
    this.groups = Math.min(this.groups + 1, MOST_GROUPS)
    this.accumulated += gradient
    this.smoothed = SMOOTHING * this.smoothed + (1 - SMOOTHING) * this.accumulated
    this.points.push({ x: group.arrivedAt, y: this.smoothed })
    if (this.points.length > WINDOW) this.points.shift()
    if (this.points.length === WINDOW) this.judge(slopeOf(this.points), passed)
  }

  private judge(slope: number, passed: number): void {
    const trend = slope * this.groups * GAIN
    if (trend > this.threshold) this.grows(trend, passed)
    else {
      this.overFor = 0
      this.use = trend < -this.threshold ? 'under' : 'normal'
    }
    this.adapt(trend, passed)
    this.lastTrend = trend
  }

  private grows(trend: number, passed: number): void {
    this.overFor += passed
    if (this.overFor > PATIENCE && trend >= this.lastTrend) this.use = 'over'
  }

  /** A line that shakes by nature is judged less strictly. */
  private adapt(trend: number, passed: number): void {
    const size = Math.abs(trend)
    // A sudden jump is an event of its own, not the nature of the line.
    if (size > this.threshold + 15) return
    const rate = size < this.threshold ? THRESHOLD_DOWN : THRESHOLD_UP
    const threshold = this.threshold + rate * (size - this.threshold) * Math.min(passed, 100)
    this.threshold = Math.max(LEAST_THRESHOLD, Math.min(MOST_THRESHOLD, threshold))
  }
}

/** Of the straight line that fits the points best. */
function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
  return spread === 0 ? 0 : points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread
}
