import { AV_CHANNEL_ORDER_NATIVE, AV_SAMPLE_FMT_FLT, type AVSampleFormat } from 'node-av/constants'
import type { ChannelLayout } from 'node-av/lib'

/** What all outputs run at, in Hz: the only rate that both sides of every bridge understand. */
export const OUTPUT_RATE = 48_000

/** 32-bit floats. */
const SAMPLE_BYTES = 4

/** How samples lie in memory. */
export interface SampleLayout {
  readonly format: AVSampleFormat
  readonly channels: 1 | 2
  /** Interleaved samples have one plane, others one for each channel. */
  readonly planes: number
  /** Bytes from one sample to the next of the same channel. */
  readonly stride: number
}

export function sampleLayout(format: AVSampleFormat, channels: 1 | 2): SampleLayout {
  const isInterleaved = format === AV_SAMPLE_FMT_FLT
  const [planes, stride] = isInterleaved ? [1, channels * SAMPLE_BYTES] : [channels, SAMPLE_BYTES]
  return { format, channels, planes, stride }
}

/** FFmpeg's layout of front centre, or of front left and right. */
export function channelLayout(channels: number): ChannelLayout {
  return { nbChannels: channels, order: AV_CHANNEL_ORDER_NATIVE, mask: channels === 1 ? 4n : 3n }
}

/** The library could not do something. */
export class NativeFailure extends Error {
  /** @param code As FFmpeg gives it: the system's errors as negative numbers, and its own. */
  constructor(
    action: string,
    readonly code: number
  ) {
    super(`${action} failed with ${code}`)
    this.name = 'NativeFailure'
  }
}

/** The library gives numbers as C does: below zero is an error. */
export function check(result: number, action: string): number {
  if (result < 0) throw new NativeFailure(action, result)
  return result
}

export function found<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`this build of FFmpeg has no ${what}`)
  return value
}
