import type { MixSourceFormat, MixTarget } from './messages'
import type { AudioFormat, AudioFrame } from './transcoder'

/** One voice on its way into a mix. */
export interface MixInput {
  /** `time` in milliseconds on the voice's own clock. */
  push(frame: AudioFrame): void
  close(): void
}

/** Takes what one member hears. */
export interface MixListening {
  /** Comes before the first frame, and may come again. */
  format(format: AudioFormat): void
  /** `time` in milliseconds since the mix began; never goes back. */
  frame(frame: AudioFrame): void
}

/** A mix of many voices that runs in the codec process. It outlives a crash of that process: it is set up anew there. */
export interface SoundMix {
  addSource(source: MixSourceFormat): MixInput
  addOutput(target: MixTarget, listening: MixListening): { close(): void }
  close(): void
}

/** Opens mixes. Implemented by the client of the codec process. */
export interface SoundMixers {
  /** @param loudest how many sources are mixed at a time */
  openMix(loudest: number): SoundMix
}
