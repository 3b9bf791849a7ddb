import { z } from 'zod'
import type { RecordedConference } from '../conference/model/recording'

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

/** Throws at what is damaged. */
export const readManifest = (text: string): Manifest => manifest.parse(JSON.parse(text))

export const newManifest = (
  id: string,
  startedAt: number,
  { conferenceId, appKey, roomName, admins }: RecordedConference
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
  fault: null
})

/** Bytes on the disk, as far as they are known. */
export const bytesOf = ({ files }: Manifest): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

/** The ending tells what can be done with a file: FLV until it is an MP4. */
export const fileName = ({ name, status }: Pick<RecordedFile, 'name' | 'status'>): string =>
  `${name}.${status === 'ready' ? 'mp4' : 'flv'}`
