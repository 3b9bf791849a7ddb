import { type Loudness, SILENT } from './loudness'

/** So loud somebody begins to speak; a quiet room with a fan stays below. */
const BEGINS = 45
/** Quieter than this it is a pause. Between the two whoever speaks goes on, and whoever does not stays silent. */
const PAUSES = 52
/** A pause of this length, in ms, ends it; words have shorter ones between them. */
const LONGEST_PAUSE = 800

/** What is known of whether a stream speaks. */
export interface Voice {
  readonly speaks: boolean
  /** As it is told: {@link SILENT} for whoever does not speak. */
  readonly loudness: Loudness
  /** How long the present pause has been, in ms. */
  readonly pause: number
}

export const silence: Voice = { speaks: false, loudness: SILENT, pause: 0 }

/** Tells speech from silence, without flickering between words, by how loud the last `length` ms were. */
export function hearVoice({ speaks, pause }: Voice, loudness: Loudness, length: number): Voice {
  if (loudness <= BEGINS) return { speaks: true, loudness, pause: 0 }
  if (!speaks) return silence
  if (loudness <= PAUSES) return { speaks: true, loudness, pause: 0 }
  const longer = pause + length
  return longer >= LONGEST_PAUSE ? silence : { speaks: true, loudness, pause: longer }
}
