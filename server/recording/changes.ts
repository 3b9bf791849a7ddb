import type { RecordedMember } from '../conference/model/recording'
import type { FileOutcome } from '../media/recorder'
import { type Film, type Manifest, newFilm, type RecordedFile } from './manifest'
import { freeName, safeName, stampOf } from './names'

/** A stream that is to be written. */
export interface StreamToWrite {
  readonly streamId: string
  readonly member: RecordedMember
  readonly kind: RecordedFile['kind']
}

export function withMember(manifest: Manifest, { memId, name, nickName }: RecordedMember, joined: number): Manifest {
  const isThere = manifest.members.some((member) => member.memId === memId && member.left === null)
  if (isThere) return manifest
  return { ...manifest, members: [...manifest.members, { memId, name, nickName, joined, left: null }] }
}

export const withoutMember = (manifest: Manifest, memId: string, left: number): Manifest => ({
  ...manifest,
  members: manifest.members.map((member) =>
    member.memId === memId && member.left === null ? { ...member, left } : member
  )
})

/** A file for a stream; its name says where, who, when and what. */
export function newFile(manifest: Manifest, { streamId, member, kind }: StreamToWrite, now: number): RecordedFile {
  const parts = [safeName(manifest.roomName, 'conference'), safeName(member.nickName, 'member'), stampOf(now), kind]
  const taken = manifest.files.map(({ name }) => name)
  return {
    name: freeName(parts.join('_'), taken),
    streamId,
    memId: member.memId,
    member: member.name,
    nickName: member.nickName,
    kind,
    startedAt: null,
    durationMs: 0,
    bytes: 0,
    audio: false,
    video: false,
    status: 'recording'
  }
}

export const withFile = (manifest: Manifest, file: RecordedFile): Manifest => ({
  ...manifest,
  files: [...manifest.files, file]
})

export const changeFile = (manifest: Manifest, name: string, changes: Partial<RecordedFile>): Manifest => ({
  ...manifest,
  files: manifest.files.map((file) => (file.name === name ? { ...file, ...changes } : file))
})

export const withoutFile = (manifest: Manifest, name: string): Manifest => ({
  ...manifest,
  files: manifest.files.filter((file) => file.name !== name)
})

export const written = (manifest: Manifest, name: string, { bytes, durationMs }: FileOutcome): Manifest =>
  changeFile(manifest, name, { bytes, durationMs, status: 'raw' })

/** Nobody writes any more: the process that did is gone. */
export const brokenOff = (manifest: Manifest): Manifest => ({
  ...manifest,
  files: manifest.files.map((file) => (file.status === 'recording' ? { ...file, status: 'raw' } : file))
})

/** The recording is over; whoever is still there leaves it. */
export const ended = (manifest: Manifest, at: number, fault: Manifest['fault'] = null): Manifest => ({
  ...manifest,
  endedAt: manifest.endedAt ?? at,
  fault: manifest.fault ?? fault,
  members: manifest.members.map((member) => ({ ...member, left: member.left ?? at }))
})

/** Changes the film; nothing where none is wanted. */
export const changeFilm = (manifest: Manifest, changes: Partial<Film>): Manifest =>
  manifest.film === null ? manifest : { ...manifest, film: { ...manifest.film, ...changes } }

/** One picture of all of it is wanted, also where it failed before. */
export const withFilm = (manifest: Manifest): Manifest =>
  manifest.film === null || manifest.film.status === 'failed'
    ? { ...manifest, film: newFilm(manifest.roomName, manifest.startedAt) }
    : manifest
