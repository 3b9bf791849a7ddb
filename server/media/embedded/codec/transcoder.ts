/** Audio in one codec, as a stream carries it. */
export interface AudioFormat {
  readonly codec: 'aac' | 'opus'
  /** Hz. */
  readonly rate: number
  readonly channels: 1 | 2
  /** AAC only: the AudioSpecificConfig. */
  readonly config?: Buffer
}

/** One coded piece of sound; `time` in milliseconds on the stream's timeline. */
export interface AudioFrame {
  readonly time: number
  readonly data: Buffer
}

/** A running conversion in the codec process. It outlives a crash of that process: it is set up anew there. */
export interface Transcoder {
  /** The output's format; for AAC known (with its config) once `ready` has resolved. */
  readonly ready: Promise<AudioFormat>
  push(frame: AudioFrame): void
  close(): void
}

/** Opens conversions. Implemented by the client of the codec process. */
export interface Transcoders {
  open(from: AudioFormat, to: Pick<AudioFormat, 'codec' | 'channels'>, out: (frame: AudioFrame) => void): Transcoder
  close(): Promise<void>
}
