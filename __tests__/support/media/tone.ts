import { execFileSync } from 'node:child_process'
import type { AudioFormat } from '../../../server/media/embedded/codec/transcoder'
import { readAacConfig } from '../../../server/media/embedded/codec/aac-config'

const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000]

export interface AacTone {
  readonly format: AudioFormat
  /** Raw AAC, 1024 samples each. */
  readonly frames: readonly Buffer[]
}

/** A sine in AAC-LC, made by ffmpeg. @param seconds of sound */
export function aacTone(frequency: number, rate: number, channels: 1 | 2, seconds: number): AacTone {
  return aacOf(`sine=frequency=${frequency}:sample_rate=${rate}:duration=${seconds}`, rate, channels)
}

/** What a source filter of ffmpeg gives, in AAC-LC. */
export function aacOf(source: string, rate: number, channels: 1 | 2): AacTone {
  const output = ['-ac', String(channels), '-c:a', 'aac', '-b:a', '96k', '-f', 'adts', 'pipe:1']
  const adts = execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, ...output], { maxBuffer: 1e8 })
  const config = Buffer.alloc(2)
  config.writeUInt16BE((2 << 11) | (RATES.indexOf(rate) << 7) | (channels << 3))
  const format = readAacConfig(config)
  if (format === undefined) throw new Error('the configuration is not understood')
  return { format, frames: splitAdts(adts) }
}

function splitAdts(adts: Buffer): Buffer[] {
  const frames: Buffer[] = []
  for (let offset = 0; offset + 7 <= adts.length;) {
    const length = (adts.readUIntBE(offset + 3, 3) >> 5) & 0x1fff
    const headerLength = (adts.readUInt8(offset + 1) & 1) === 1 ? 7 : 9
    frames.push(adts.subarray(offset + headerLength, offset + length))
    offset += length
  }
  return frames
}

/** Decodes AAC frames with ffmpeg to mono samples at 48 kHz, −1 … 1. */
export function decodeAac(format: AudioFormat, frames: readonly Buffer[]): Float32Array {
  const adts = Buffer.concat(frames.flatMap((frame) => [adtsHeader(format, frame.length), frame]))
  const args = ['-v', 'error', '-f', 'aac', '-i', 'pipe:0', '-ac', '1', '-ar', '48000', '-f', 'f32le', 'pipe:1']
  const decoded = execFileSync('ffmpeg', args, { input: adts, maxBuffer: 1e8 })
  return new Float32Array(decoded.buffer.slice(decoded.byteOffset, decoded.byteOffset + (decoded.length & ~3)))
}

function adtsHeader({ rate, channels }: AudioFormat, length: number): Buffer {
  const size = length + 7
  const header = Buffer.from([0xff, 0xf1, 0, 0, 0, 0, 0xfc])
  header[2] = (1 << 6) | (RATES.indexOf(rate) << 2) | (channels >> 2)
  header[3] = ((channels & 3) << 6) | (size >> 11)
  header[4] = (size >> 3) & 0xff
  header[5] = ((size & 7) << 5) | 0x1f
  return header
}

/** How often a sound crosses zero upwards in a second: the frequency of a sine. */
export function frequencyOf(samples: Float32Array, rate: number): number {
  let crossings = 0
  for (let index = 1; index < samples.length; index++) {
    if ((samples[index - 1] ?? 0) < 0 && (samples[index] ?? 0) >= 0) crossings++
  }
  return (crossings * rate) / samples.length
}

/** Root mean square. */
export function loudnessOf(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length))
}
