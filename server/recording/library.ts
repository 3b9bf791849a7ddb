import type { Collection } from './collection'
import { fileName, type Manifest } from './manifest'
import { isFinished } from './retention'

/** What there is of recordings, for those who may see it; who may is for the caller to judge. */
export class Library {
  constructor(private readonly collection: Collection) {}

  /** The newest first. */
  list(isMeant: (manifest: Manifest) => boolean): readonly Manifest[] {
    return this.collection.all.filter(isMeant)
  }

  find(id: string): Manifest | undefined {
    return this.collection.find(id)
  }

  /** Path of a finished file of the recording; undefined when it has none of that name. */
  pathOf(manifest: Manifest, name: string): string | undefined {
    const finished = manifest.files.filter(({ status }) => status === 'ready' || status === 'failed').map(fileName)
    return finished.includes(name) ? this.collection.path(manifest, name) : undefined
  }

  /** Deletes the recording with all its files. False while it is being made or finished. */
  remove(manifest: Manifest): boolean {
    if (!isFinished(manifest)) return false
    this.collection.remove(manifest)
    return true
  }
}
