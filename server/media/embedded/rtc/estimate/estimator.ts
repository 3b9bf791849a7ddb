import { DelayTrend, type LineUse } from './delay-trend'
import { RateMeter } from './rate-meter'
import type { PacketFate } from './sent-packets'

/** Bits per second. */
const LEAST = 30_000
const MOST = 20_000_000
const START = 1_000_000
/** What is left of the rate that got through once a queue grows. */
const DECREASE = 0.85
/** Growth in a second. */
const INCREASE = 0.08
/** How far the estimate grows above what was tried. */
const BEYOND_TRIED = 1.5
/** Shares of lost packets: below the first the line is good, above the second it is overfull. */
const LITTLE_LOSS = 0.02
const MUCH_LOSS = 0.1
/** Share of a new measurement in the mean. */
const LOSS_WEIGHT = 0.3
/** Packets that a share is taken of. */
const LOSS_SAMPLE = 20
/** Milliseconds between two cuts: the first one must have had time to be felt. */
const CUT_SPACING = 300

/**
 * What the line to one viewer carries, from the fates of packets: by the trend of their delays and by their loss, as in
 * Google congestion control (draft-ietf-rmcat-gcc-02). Pure: it knows the time only from its callers, in ms.
 */
export class BandwidthEstimator {
  private readonly trend = new DelayTrend()
  private readonly arrived = new RateMeter(1000)
  private estimate = START
  private lossShare = 0
  private sample = { packets: 0, lost: 0 }
  private updatedAt: number | undefined
  private cutAt = -Infinity

  /** Bits per second. */
  get bitrate(): number {
    return this.estimate
  }

  /** Mean share of packets lost on the way, 0–1. Those that come late are taken back when they come. */
  get loss(): number {
    return Math.max(0, this.lossShare)
  }

  get use(): LineUse {
    return this.trend.state
  }

  /** @param fates in the order in which the packets were sent */
  update(fates: readonly PacketFate[], now: number): void {
    if (fates.length === 0) return
    for (const fate of fates) this.take(fate, now)
    const passed = Math.min(1000, now - (this.updatedAt ?? now))
    this.updatedAt = now
    const through = DECREASE * (this.arrived.rate(now) ?? this.estimate)
    if (this.trend.state === 'over') this.cut(through, now)
    else if (this.lossShare > MUCH_LOSS) this.cut(Math.max(through, this.estimate * (1 - this.lossShare / 2)), now)
    else if (this.trend.state === 'normal' && this.lossShare < MUCH_LOSS / 2 + LITTLE_LOSS) this.grow(passed, now)
  }

  /** A burst of padding got through at this rate: the line carries it. */
  proved(bitrate: number): void {
    this.estimate = clamp(Math.max(this.estimate, bitrate))
  }

  private take(fate: PacketFate, now: number): void {
    if (!fate.late) this.trend.add(fate)
    if (fate.arrivedAt !== undefined) this.arrived.add(fate.bytes, now)
    this.sample.packets += fate.late ? 0 : 1
    this.sample.lost += fate.late ? -1 : Number(fate.arrivedAt === undefined)
    if (this.sample.packets < LOSS_SAMPLE) return
    this.lossShare += LOSS_WEIGHT * (this.sample.lost / this.sample.packets - this.lossShare)
    this.sample = { packets: 0, lost: 0 }
  }

  private cut(bitrate: number, now: number): void {
    if (now - this.cutAt < CUT_SPACING) return
    this.cutAt = now
    this.estimate = clamp(Math.min(this.estimate, bitrate))
  }

  /** What has just got through is carried; beyond that, nobody knows far what is. */
  private grow(passed: number, now: number): void {
    const tried = this.arrived.rate(now) ?? 0
    const grown = Math.max(tried, this.estimate * (1 + INCREASE) ** (passed / 1000))
    this.estimate = clamp(Math.min(grown, Math.max(this.estimate, BEYOND_TRIED * tried + 10_000)))
  }
}

const clamp = (bitrate: number): number => Math.max(LEAST, Math.min(MOST, bitrate))
