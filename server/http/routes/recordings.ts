import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../../../protocol/refusal'
import { fileName, type Film, filmName, type Manifest } from '../../recording/manifest'
import { reachedBy } from '../callers'
import type { HttpParts } from '../parts'
import { mayStillRead, readerOf } from '../recordings-readers'
import { sendFile } from '../send-file'

const DONE = { error: 0 }

/** What was recorded: lists, downloads by addresses that are good for a while, deletion, and films on demand. */
export function recordingRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.get('/api/recordings', (request) => {
    const reader = readerOf(request, parts)
    const addresses = addressesFor(reader.name, request, parts)
    const recordings = parts.recordings.list(reader.mayRead)
    return { error: 0, recordings: recordings.map((manifest) => describe(manifest, addresses, parts)) }
  })
  app.delete('/api/recordings/:id', (request) => {
    if (!parts.recordings.remove(meant(request, parts))) throw new Refusal('recording-busy')
    return DONE
  })
  app.post('/api/recordings/:id/film', (request) => {
    if (!parts.recordings.requestFilm(meant(request, parts))) throw new Refusal('recording-busy')
    return DONE
  })
  app.get('/api/recordings/files/:token', (request, reply) => {
    const { recordingId, file, reader } = parts.fileTokens.read((request.params as { token: string }).token)
    const manifest = parts.recordings.find(recordingId)
    if (manifest && !mayStillRead(reader, manifest, parts)) throw new Refusal('not-permitted')
    const path = manifest && parts.recordings.pathOf(manifest, file)
    if (path === undefined) throw new Refusal('not-found', 'the recording was deleted')
    const isPlayed = 'play' in (request.query as object)
    return sendFile(request, reply, path, file, isPlayed ? 'inline' : 'attachment')
  })
}

/** The recording that the path names, if the caller may have it; otherwise there is none. */
function meant(request: FastifyRequest, parts: HttpParts): Manifest {
  const { mayRead } = readerOf(request, parts)
  const manifest = parts.recordings.find((request.params as { id: string }).id)
  if (manifest === undefined || !mayRead(manifest)) throw new Refusal('no-such-recording')
  return manifest
}

/** The address of a recording's file, for one reader; none while there is no such file. */
type AddressOf = (manifest: Manifest, file: string) => { readonly url?: string }

function addressesFor(reader: string | undefined, request: FastifyRequest, parts: HttpParts): AddressOf {
  const { origin } = reachedBy(request, parts)
  return (manifest, file) => {
    if (parts.recordings.pathOf(manifest, file) === undefined) return {}
    const token = parts.fileTokens.issue({ recordingId: manifest.id, file, reader })
    return { url: `${origin}/api/recordings/files/${token}` }
  }
}

/** As clients see it: without full names but in `members`, and with an address for each file that is finished. */
function describe(manifest: Manifest, addresses: AddressOf, parts: HttpParts): Record<string, unknown> {
  const { id, conferenceId, roomName, startedAt, endedAt, fault, members, files, film } = manifest
  const addressOf = (name: string) => addresses(manifest, name)
  return {
    ...{ id, conferenceId, roomName, startedAt, endedAt, fault, members },
    files: files.map(({ memId, nickName, kind, startedAt: begin, durationMs, bytes, status, ...file }) => {
      const name = fileName({ name: file.name, status })
      return { name, memId, nickName, kind, startedAt: begin, durationMs, bytes, status, ...addressOf(name) }
    }),
    film: film && describeFilm(film, parts.recordings.progressOf(manifest), addressOf)
  }
}

function describeFilm(
  film: Film,
  done: number,
  addressOf: (name: string) => { readonly url?: string }
): Record<string, unknown> {
  const { status, fault, durationMs, bytes } = film
  const name = filmName(film)
  return { name, status, fault, done, durationMs, bytes, ...addressOf(name) }
}
