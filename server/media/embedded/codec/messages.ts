import type { AudioFormat, AudioFrame } from './transcoder'

/** Between the media process and its codec process; sent over Node's own channel with `advanced` serialization. */

/** The output that is asked for: 48 kHz, in this codec. */
export type AudioTarget = Pick<AudioFormat, 'codec' | 'channels'>

export type ToCodec =
  | { readonly type: 'open'; readonly id: number; readonly from: AudioFormat; readonly to: AudioTarget }
  | ({ readonly type: 'push'; readonly id: number } & AudioFrame)
  | { readonly type: 'close'; readonly id: number }
  | { readonly type: 'openMeter'; readonly id: number; readonly from: AudioFormat }
  /** Pieces of sound that follow each other; one answer tells how loud they are. */
  | { readonly type: 'measure'; readonly id: number; readonly pieces: readonly Buffer[] }
  | ToMix

/** About one mix, which `id` names; its sources and outputs have numbers of their own. */
export type ToMix =
  /** @param at Milliseconds on the mix's timeline at which it begins; `loudest`: how many sources are mixed at a time. */
  | { readonly type: 'openMix'; readonly id: number; readonly at: number; readonly loudest: number }
  | ({ readonly type: 'addSource'; readonly id: number; readonly source: number } & MixSourceFormat)
  | { readonly type: 'removeSource'; readonly id: number; readonly source: number }
  | ({ readonly type: 'addOutput'; readonly id: number; readonly output: number } & MixTarget)
  | { readonly type: 'removeOutput'; readonly id: number; readonly output: number }
  /** What has come of all sources in the last moments. */
  | { readonly type: 'sound'; readonly id: number; readonly pieces: readonly MixPiece[] }

export interface MixSourceFormat {
  readonly memberId: string
  readonly from: AudioFormat
}

/** What one member is to hear: everybody but himself. */
export interface MixTarget {
  readonly memberId: string
  readonly codec: AudioFormat['codec']
}

export type MixPiece = AudioFrame & { readonly source: number }

/** What several outputs have in common goes out once. */
export type MixedFrame = AudioFrame & { readonly outputs: readonly number[] }

export type FromCodec =
  | { readonly type: 'ready'; readonly id: number; readonly format: AudioFormat }
  | ({ readonly type: 'frame'; readonly id: number } & AudioFrame)
  /** 0 to 127, RFC 6464. */
  | { readonly type: 'loudness'; readonly id: number; readonly loudness: number }
  /** `time` on the mix's timeline, in milliseconds. */
  | { readonly type: 'mixed'; readonly id: number; readonly frames: readonly MixedFrame[] }
  /** The conversion, or the meter, could not be opened, or broke down; nothing more comes of it. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
