import { BLOCK, samplesIn } from './block'

/** Peaks end here: a little below full scale, for encoders overshoot. */
const CEILING = 0.9
/** Within so many samples the gain has come down. */
const ATTACK = samplesIn(2)
/** By this factor the gain rises with each block of 20 ms: doubled after 0.7 s. */
const RELEASE = 1.02

/** Turns down what several voices at once make too loud, softly: the whole block, and back up over the next ones. */
export class Limiter {
  private gain = 1

  /** Limits a block in place. */
  limit(block: Float32Array): void {
    const before = this.gain
    const allowed = CEILING / Math.max(CEILING, peakOf(block))
    this.gain = Math.min(1, allowed, before * RELEASE)
    if (before === 1 && this.gain === 1) return
    const ramp = this.gain < before ? ATTACK : BLOCK
    block.forEach((sample, index) => {
      const gain = before + (this.gain - before) * Math.min(1, (index + 1) / ramp)
      block[index] = Math.max(-CEILING, Math.min(CEILING, sample * gain))
    })
  }
}

function peakOf(block: Float32Array): number {
  let peak = 0
  for (const sample of block) peak = Math.max(peak, Math.abs(sample))
  return peak
}
