import type { AudioFormat } from './transcoder'

/** Decodes one row of coded sound only to find out how loud it is. */
export interface SoundMeter {
  push(data: Buffer): void
  close(): void
}

/** Opens meters. Implemented by the client of the codec process. */
export interface SoundMeters {
  /** @param out told some ten times a second how loud the last pieces were: 0 to 127, RFC 6464 */
  openMeter(from: AudioFormat, out: (loudness: number) => void): SoundMeter
}
