/**
 * Our own event: who speaks now. It comes some two times a second while anybody speaks, each time with everybody who does,
 * and once with nobody when it is silent again. A client that lists this number in its `res.ops` is sent it, nobody else is.
 */
export const SPEAKING = 9330

/** A stream that speaks. */
export interface SpeakingStream {
  readonly streamId: string
  /** Decibels below overload (RFC 6464), from 0, the loudest there can be, to 126. Speech is about 20 to 35. */
  readonly level: number
}

export interface SpeakingEvent {
  readonly op: typeof SPEAKING
  readonly streams: readonly SpeakingStream[]
}
