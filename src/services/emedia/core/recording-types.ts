import type { ReadRecording } from '../../../../protocol/parse/recordings'
import type { RecordingFault } from '../../../../protocol/recording'
import type { CallOptions } from './call-options'

/** The server's recording of the conference. Servers other than ours refuse all of it. */
export interface Recording {
  /** Since when it runs, in ms since 1970 by the server's clock; 0 while nothing is recorded. */
  readonly since: number
  /** Admins: begins or ends it. */
  set(on: boolean, options?: CallOptions): Promise<void>
  /** Admins: what was recorded in this room, the newest first. */
  list(options?: CallOptions): Promise<readonly ReadRecording[]>
  /** Admins: deletes a finished recording. */
  remove(id: string, options?: CallOptions): Promise<void>
  /** Admins: has a film made of a finished recording. */
  makeFilm(id: string, options?: CallOptions): Promise<void>
}

/** A change of {@link Recording.since}. */
export interface RecordingChange {
  readonly since: number
  /** The member who began or ended it, if it was one. */
  readonly by: string | undefined
  /** Admins only: why it could not go on. */
  readonly fault: RecordingFault | undefined
}
