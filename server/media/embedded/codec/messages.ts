import type { AudioFormat, AudioFrame } from './transcoder'

/** Between the media process and its codec process; sent over Node's own channel with `advanced` serialization. */

/** The output that is asked for: 48 kHz, in this codec. */
export type AudioTarget = Pick<AudioFormat, 'codec' | 'channels'>

export type ToCodec =
  | { readonly type: 'open'; readonly id: number; readonly from: AudioFormat; readonly to: AudioTarget }
  | ({ readonly type: 'push'; readonly id: number } & AudioFrame)
  | { readonly type: 'close'; readonly id: number }

export type FromCodec =
  | { readonly type: 'ready'; readonly id: number; readonly format: AudioFormat }
  | ({ readonly type: 'frame'; readonly id: number } & AudioFrame)
  /** The conversion could not be opened, or broke down; nothing more comes of it. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
