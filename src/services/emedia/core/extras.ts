import type { EventMessage, EventParsers } from '../../../../protocol/parse/server-events'
import type { ChatMessage } from '../../../../protocol/social'
import type { Api } from './api'
import type { CallOptions } from './call-options'
import type { Emitter } from './emitter'
import type { StreamQuality } from './quality-types'
import type { Recording } from './recording-types'
import type { Roster } from './roster'
import type { Session } from './session'
import type { Social } from './social-types'
import type { ConferenceEvents } from './types'

/** What an extra is given to work with in one conference. */
export interface Surroundings {
  readonly session: Session
  readonly api: Api
  readonly emitter: Emitter<ConferenceEvents>
  readonly roster: () => Roster
  /** The newest right to manage the conference. */
  readonly roleToken: () => string | undefined
}

/** How people do things with each other, as the conference drives it. */
export interface SocialExtra extends Social {
  /** What was said while one was not there, from the answer to an enter. */
  remember(history: readonly ChatMessage[]): void
  event(event: EventMessage): void
  /** Whether a request of the vendor's web client was understood. */
  requested(memId: string, arg: string): boolean
}

/** The recording, as the conference drives it. */
export interface RecordingExtra extends Recording {
  /** From the answer to an enter. */
  remember(since: number): void
  event(event: EventMessage): void
}

/**
 * What emeet has beyond the published API of emedia. A client without it says to the server that it does not know those
 * operations, so nobody waits for it to follow them; and the file for old apps need not carry what they cannot call.
 */
export interface Extras {
  /** Operations that are listed in `res.ops`. */
  readonly ops: readonly number[]
  /** All events that are read, the common ones among them. */
  readonly events: EventParsers
  social(surroundings: Surroundings): SocialExtra
  recording(surroundings: Surroundings): RecordingExtra
  /** Asks the server how the streams arrive there. */
  quality(session: Session, options?: CallOptions): Promise<readonly StreamQuality[]>
}
