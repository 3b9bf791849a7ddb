import type { AudioFormat } from './transcoder'

/** ISO/IEC 14496-3, table 1.18, in Hz. */
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350]
const EXPLICIT_RATE = 15

/**
 * Reads an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1).
 *
 * @returns undefined when it is cut short, or has more than two channels
 */
export function readAacConfig(config: Buffer): AudioFormat | undefined {
  if (config.length < 2) return undefined
  const bits = BigInt('0x' + config.subarray(0, 5).toString('hex').padEnd(10, '0'))
  const field = (offset: number, length: number): number =>
    Number((bits >> BigInt(40 - offset - length)) & ((1n << BigInt(length)) - 1n))
  const rateIndex = field(5, 4)
  const isExplicit = rateIndex === EXPLICIT_RATE
  if (isExplicit && config.length < 5) return undefined
  const rate = isExplicit ? field(9, 24) : RATES[rateIndex]
  const channels = field(isExplicit ? 33 : 9, 4)
  if (rate === undefined || rate === 0 || (channels !== 1 && channels !== 2)) return undefined
  return { codec: 'aac', rate, channels, config }
}
