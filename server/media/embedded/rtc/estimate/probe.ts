import type { PacketFate } from './sent-packets'

/** Milliseconds and bytes that a burst takes at most: a thin line must not be filled by being asked. */
const LONGEST = 100
const MOST_BYTES = 8000
/** Share that must have arrived. */
const ENOUGH = 0.8
/** Milliseconds after which what has not been told does not come. */
const PATIENCE = 2000

/** How much to send in how long to find out whether a line carries a bit rate. */
export interface ProbePlan {
  readonly bytes: number
  /** Milliseconds. */
  readonly duration: number
}

/** @param bitrate bits per second */
export function planProbe(bitrate: number): ProbePlan {
  const bytes = Math.min(MOST_BYTES, (bitrate * LONGEST) / 8000)
  return { bytes, duration: (bytes * 8000) / bitrate }
}

/** A burst that is under way, and what it proves. */
export class Probe {
  private readonly sequences = new Set<number>()
  private readonly arrivals: { readonly at: number; readonly bytes: number }[] = []
  private sentBytes = 0
  private firstSentAt: number | undefined
  private lastSentAt = 0
  private told = 0
  private hasEnded = false

  /** One packet of the burst has left. */
  sent(sequence: number, bytes: number, now: number): void {
    this.sequences.add(sequence)
    this.sentBytes += bytes
    this.firstSentAt ??= now
    this.lastSentAt = now
  }

  /** All of it has left. */
  end(): void {
    this.hasEnded = true
  }

  learn(fates: readonly PacketFate[]): void {
    for (const { sequence, arrivedAt, bytes, late } of fates) {
      if (!this.sequences.has(sequence)) continue
      if (!late) this.told += 1
      if (arrivedAt !== undefined) this.arrivals.push({ at: arrivedAt, bytes })
    }
  }

  /** Bits per second that the line has carried, 0 when too much was lost; undefined as long as too little is known. */
  result(now: number): number | undefined {
    if (!this.hasEnded || this.firstSentAt === undefined) return undefined
    if (this.told < this.sequences.size && now - this.lastSentAt < PATIENCE) return undefined
    if (this.arrivals.length < this.sequences.size * ENOUGH) return 0
    const times = this.arrivals.map(({ at }) => at)
    const spread = Math.max(...times) - Math.min(...times)
    const bytes = this.arrivals.reduce((sum, arrival) => sum + arrival.bytes, 0) - (this.arrivals[0]?.bytes ?? 0)
    const sentIn = Math.max(1, this.lastSentAt - this.firstSentAt)
    return Math.min((this.sentBytes * 8000) / sentIn, (bytes * 8000) / Math.max(1, spread))
  }
}
