import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Snapshots } from '../conference/contract'

const ENDING = '.json'
/** What an id may look like, so that it can be a file's name on any system. */
const ID = /^[\w-]{1,128}$/

export interface FileSnapshotsOptions {
  /** Made if it is not there. */
  readonly directory: string
  readonly log: { warn(details: object, sentence: string): void }
}

/**
 * One JSON file a conference. Written by the side and then renamed, so that there is always the old or the new state,
 * never half of one. It need not reach the disk's platters: what is to be survived is the end of the process.
 */
export function createFileSnapshots({ directory, log }: FileSnapshotsOptions): Snapshots {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const pathOf = (conferenceId: string): string => {
    if (!ID.test(conferenceId)) throw new Error(`"${conferenceId}" cannot be the name of a file.`)
    return join(directory, conferenceId + ENDING)
  }
  return {
    load: <Kept>(read: (snapshot: unknown) => Kept) => {
      const files = readdirSync(directory).filter((name) => name.endsWith(ENDING))
      const kept = files.sort().flatMap((name): Kept[] => {
        const path = join(directory, name)
        try {
          return [read(JSON.parse(readFileSync(path, 'utf8')))]
        } catch (error) {
          log.warn({ err: error, file: setAside(path) }, 'A conference could not be read; its file was set aside.')
          return []
        }
      })
      return Promise.resolve(kept)
    },
    save: (conferenceId, snapshot) => {
      const path = pathOf(conferenceId)
      writeFileSync(`${path}.new`, JSON.stringify(snapshot), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
    remove: (conferenceId) => rmSync(pathOf(conferenceId), { force: true }),
    close: () => Promise.resolve()
  }
}

/** Moves a file out of the way, under a name that no other one has and that no program reads. Returns the new path. */
function setAside(path: string): string {
  const aside = `${path}.refused-${Date.now()}`
  renameSync(path, aside)
  return aside
}
