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

export type FromCodec =
  | { readonly type: 'ready'; readonly id: number; readonly format: AudioFormat }
  | ({ readonly type: 'frame'; readonly id: number } & AudioFrame)
  /** 0 to 127, RFC 6464. */
  | { readonly type: 'loudness'; readonly id: number; readonly loudness: number }
  /** The conversion, or the meter, could not be opened, or broke down; nothing more comes of it. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
