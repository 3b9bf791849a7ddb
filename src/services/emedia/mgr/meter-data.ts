/** How loud a stream is, in the shape of the vendor's web SDK, which takes it from the sound itself. */
export interface MeterData {
  /** 0 to 1, linear; 0: it speaks no more. The mean of the last 0.4 seconds. */
  readonly instant: number
  /** The same: what the server tells has been averaged. */
  readonly slow: number
  /** Always 0: nobody counts samples that are cut off. */
  readonly clip: number
}

export const toMeterData = (level: number): MeterData => ({ instant: level, slow: level, clip: 0 })
