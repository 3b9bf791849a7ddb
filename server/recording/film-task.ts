import type { Task } from '../media/finish/messages'
import type { Collection } from './collection'
import { fileName, filmName, type Manifest } from './manifest'

/** What is to be cut together for a recording: its files that could be finished; undefined where it wants no film. */
export function filmTask(manifest: Manifest, collection: Pick<Collection, 'path'>): Task | undefined {
  if (manifest.film === null) return undefined
  const clips = manifest.files
    .filter(({ status }) => status === 'ready')
    .map(({ memId, nickName, kind, startedAt, ...file }) => ({
      ...{ memId, nickName, kind },
      path: collection.path(manifest, fileName(file)),
      startedAt: startedAt ?? manifest.startedAt
    }))
  return { type: 'film', clips, to: collection.path(manifest, filmName(manifest.film)) }
}
