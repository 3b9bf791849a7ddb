import { withFilm } from './changes'
import type { Collection } from './collection'
import { fileName, filmName, type Manifest } from './manifest'
import { isFinished } from './retention'
import type { Workshop } from './workshop'

/** What there is of recordings, for those who may see it; who may is for the caller to judge. */
export class Library {
  constructor(
    private readonly collection: Collection,
    private readonly workshop: Workshop
  ) {}

  /** The newest first. */
  list(isMeant: (manifest: Manifest) => boolean): readonly Manifest[] {
    return this.collection.all.filter(isMeant)
  }

  find(id: string): Manifest | undefined {
    return this.collection.find(id)
  }

  /** Path of a finished file of the recording; undefined when it has none of that name. */
  pathOf(manifest: Manifest, name: string): string | undefined {
    const { files, film } = manifest
    const finished = files.filter(({ status }) => status === 'ready' || status === 'failed').map(fileName)
    const names = film?.status === 'ready' ? [...finished, filmName(film)] : finished
    return names.includes(name) ? this.collection.path(manifest, name) : undefined
  }

  /** How much of a film is made, from 0 to 1; 0 while it has not been begun. */
  progressOf(id: string): number {
    return this.workshop.progressOf(id)
  }

  /** Deletes the recording with all its files. False while it is being made or finished. */
  remove(manifest: Manifest): boolean {
    if (!isFinished(manifest)) return false
    this.collection.remove(manifest)
    return true
  }

  /** Has a film made of it. False while it is being made or finished, and when there is nothing to see or to hear. */
  requestFilm(manifest: Manifest): boolean {
    if (!isFinished(manifest) || !manifest.files.some(({ status }) => status === 'ready')) return false
    if (manifest.film?.status !== 'ready') this.collection.put(withFilm(manifest))
    this.workshop.look()
    return true
  }
}
