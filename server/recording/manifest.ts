import { z } from 'zod'
import { FilmFault } from '../../protocol/recording'
import type { RecordedConference } from '../conference/model/recording'
import { safeName, stampOf } from './names'

const time = z.number().min(0)

const member = z.object({
  memId: z.string(),
  /** Full name. */
  name: z.string(),
  nickName: z.string(),
  joined: time,
  left: time.nullable()
})

const file = z.object({
  /** Without the ending. */
  name: z.string().min(1),
  streamId: z.string(),
  memId: z.string(),
  member: z.string(),
  nickName: z.string(),
  kind: z.enum(['camera', 'screen']),
  startedAt: time.nullable(),
  durationMs: time,
  bytes: time,
  audio: z.boolean(),
  video: z.boolean(),
  status: z.enum(['recording', 'raw', 'ready', 'failed'])
})

const film = z.object({
  status: z.enum(['waiting', 'ready', 'failed']),
  name: z.string().min(1),
  durationMs: time,
  bytes: time,
  /** Why it failed. */
  fault: z.enum(FilmFault).nullable(),
  /** How often the process that made it was killed. */
  deaths: z.number().min(0)
})

const manifest = z.object({
  version: z.literal(1),
  id: z.string().regex(/^[\w-]{1,100}$/),
  conferenceId: z.string(),
  appKey: z.string(),
  roomName: z.string(),
  startedAt: time,
  endedAt: time.nullable(),
  admins: z.array(z.string()),
  members: z.array(member),
  files: z.array(file),
  film: film.nullable().default(null),
  fault: z.enum(['disk-full', 'unwritable', 'interrupted']).nullable()
})

/**
 * What a recording consists of: who was there when, and the files with the moments at which they begin. It lies beside the
 * files as `manifest.json` and is the truth about them. Times are ms since 1970.
 */
export type Manifest = Readonly<z.output<typeof manifest>>

/**
 * One stream, from when it came to when it went. `recording`: being written. `raw`: ended, still the FLV that was written.
 * `ready`: an MP4. `failed`: could not be made an MP4; the FLV stays.
 */
export type RecordedFile = Manifest['files'][number]

/** One picture of all of it, with all voices; made of finished files when the recording is over. */
export type Film = NonNullable<Manifest['film']>

/** Throws at what is damaged. */
export const readManifest = (text: string): Manifest => manifest.parse(JSON.parse(text))

export const newManifest = (
  id: string,
  startedAt: number,
  { conferenceId, appKey, roomName, admins, merge }: RecordedConference
): Manifest => ({
  version: 1,
  id,
  conferenceId,
  appKey,
  roomName,
  startedAt,
  endedAt: null,
  admins: [...admins],
  members: [],
  files: [],
  film: merge ? newFilm(roomName, startedAt) : null,
  fault: null
})

/** One that is wanted. */
export const newFilm = (roomName: string, startedAt: number): Film => ({
  status: 'waiting',
  name: [safeName(roomName, 'conference'), stampOf(startedAt), 'film'].join('_'),
  durationMs: 0,
  bytes: 0,
  fault: null,
  deaths: 0
})

/** Bytes on the disk, as far as they are known. */
export const bytesOf = ({ files, film }: Manifest): number =>
  files.reduce((sum, { bytes }) => sum + bytes, film?.bytes ?? 0)

/** The ending tells what can be done with a file: FLV until it is an MP4. */
export const fileName = ({ name, status }: Pick<RecordedFile, 'name' | 'status'>): string =>
  `${name}.${status === 'ready' ? 'mp4' : 'flv'}`

export const filmName = ({ name }: Film): string => `${name}.mp4`
