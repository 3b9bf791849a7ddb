import type { ClockReport, Layer } from '../../hub/frame'
import { timestampDistance } from '../rtp/serial'

/** RTP units in a millisecond. */
const UNITS = 90
/** A shift that differs by less, in ms, is the same one, measured less well. */
const TOLERANCE = 50

/** Brings the timestamps of two layers, each of which counts from a start of its own, onto the clock of one of them. */
export class LayerClock {
  private readonly reports = new Map<Layer, ClockReport>()
  private base: Layer | undefined
  private known = 0
  private isKnown = false

  /** The layer whose clock counts, once it is settled. */
  get reference(): Layer | undefined {
    return this.base
  }

  /** Lets the clock of this layer count, unless there is one already. */
  settle(layer: Layer): void {
    this.base ??= layer
  }

  report(layer: Layer, report: ClockReport): void {
    this.reports.set(layer, report)
    const own = this.base === undefined ? undefined : this.reports.get(this.base)
    const other = this.reports.get(this.base === 'large' ? 'small' : 'large')
    if (own === undefined || other === undefined) return
    const shift = (own.timestamp + Math.round((other.ntpMs - own.ntpMs) * UNITS) - other.timestamp) | 0
    // The packets of one picture must not be torn apart by a better measurement.
    if (this.isKnown && Math.abs(timestampDistance(this.known, shift)) < TOLERANCE * UNITS) return
    this.known = shift
    this.isKnown = true
  }

  /** A timestamp of a layer on the clock that counts; undefined while the relation is not known. */
  convert(layer: Layer, timestamp: number): number | undefined {
    if (layer === this.base) return timestamp
    return this.isKnown ? (timestamp + this.known) >>> 0 : undefined
  }
}
