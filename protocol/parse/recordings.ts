import { type FilmFault, isFilmFault } from '../recording'
import { Fields } from './fields'

const NAME = { max: 512 }
const ADDRESS = { max: 4096 }
const FILES_MAX = 10_000
const RECORDINGS_MAX = 10_000

/** A recording as `GET /api/recordings` lists it. Times are ms since 1970. */
export interface ReadRecording {
  readonly id: string
  readonly roomName: string
  readonly startedAt: number
  /** Undefined while it runs. */
  readonly endedAt: number | undefined
  readonly files: readonly ReadFile[]
  readonly film: ReadFilm | undefined
}

export interface ReadFile {
  readonly name: string
  readonly nickName: string
  readonly kind: 'camera' | 'screen'
  readonly durationMs: number
  readonly bytes: number
  /** Undefined until it is finished. */
  readonly url: string | undefined
}

export interface ReadFilm {
  readonly status: 'waiting' | 'ready' | 'failed'
  /** How much of it is made, from 0 to 1. */
  readonly done: number
  /** Why it failed. */
  readonly fault: FilmFault | undefined
  readonly durationMs: number
  readonly bytes: number
  readonly url: string | undefined
}

export const parseRecordings = (fields: Fields): readonly ReadRecording[] =>
  fields.list('recordings', RECORDINGS_MAX).map((value) => parseRecording(new Fields(value, 'recordings')))

function parseRecording(fields: Fields): ReadRecording {
  return {
    id: fields.text('id', { min: 1, max: 100 }),
    roomName: fields.optionalText('roomName', NAME) ?? '',
    startedAt: fields.integer('startedAt', 0),
    endedAt: fields.isUnset('endedAt') ? undefined : fields.integer('endedAt', 0),
    files: fields.list('files', FILES_MAX).map((value) => parseFile(new Fields(value, 'files'))),
    film: fields.isUnset('film') ? undefined : parseFilm(fields.inner('film'))
  }
}

const parseFile = (fields: Fields): ReadFile => ({
  name: fields.text('name', NAME),
  nickName: fields.optionalText('nickName', NAME) ?? '',
  kind: fields.optionalText('kind', NAME) === 'screen' ? 'screen' : 'camera',
  durationMs: fields.integer('durationMs', 0),
  bytes: fields.integer('bytes', 0),
  url: fields.optionalText('url', ADDRESS)
})

const isFilmStatus = (value: unknown): value is ReadFilm['status'] =>
  value === 'waiting' || value === 'ready' || value === 'failed'

function parseFilm(fields: Fields): ReadFilm {
  const done = fields.raw('done')
  const fault = fields.raw('fault')
  return {
    status: fields.one('status', isFilmStatus, 'waiting, ready or failed'),
    done: typeof done === 'number' ? Math.min(1, Math.max(0, done)) : 0,
    fault: isFilmFault(fault) ? fault : undefined,
    durationMs: fields.integer('durationMs', 0),
    bytes: fields.integer('bytes', 0),
    url: fields.optionalText('url', ADDRESS)
  }
}
