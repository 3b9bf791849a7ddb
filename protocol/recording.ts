/**
 * An event of ours: the server's recording of the whole conference has begun or ended. Sent to clients that list the number
 * in their `res.ops`; the vendor's clients have no handler for it.
 */
export const RECORDING = 9320

/** Why the server stopped a recording by itself. */
export const RecordingFault = { DISK_FULL: 'disk-full', UNWRITABLE: 'unwritable' } as const
export type RecordingFault = (typeof RecordingFault)[keyof typeof RecordingFault]

export const isRecordingFault = (value: unknown): value is RecordingFault =>
  Object.values(RecordingFault).includes(value as RecordingFault)

/**
 * Why there is no film of a recording: the disk is full, there is nothing to see or to hear in it, the process that made it
 * was killed again and again, or what was recorded cannot be made one.
 */
export const FilmFault = {
  DISK_FULL: 'disk-full',
  EMPTY: 'empty',
  INTERRUPTED: 'interrupted',
  FAILED: 'failed'
} as const
export type FilmFault = (typeof FilmFault)[keyof typeof FilmFault]

export const isFilmFault = (value: unknown): value is FilmFault => Object.values(FilmFault).includes(value as FilmFault)

export interface RecordingEvent {
  readonly op: typeof RECORDING
  readonly cver: number
  /** When it began, in ms since 1970; 0 when it has ended. */
  readonly since: number
  /** The member who began or ended it, if it was one. */
  readonly by?: string
  /** For admins only: why it could not go on. */
  readonly fault?: RecordingFault
}
