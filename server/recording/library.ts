import type { Collection } from './collection'
import type { Films } from './films'
import { fileName, filmName, type Manifest } from './manifest'
import { isWritten } from './retention'

/** What there is of recordings, for those who may see it; who may is for the caller to judge. */
export class Library {
  constructor(
    private readonly collection: Collection,
    private readonly films: Films
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

  /** How much of its film is made, from 0 to 1; 0 while it has not been begun. */
  progressOf(manifest: Manifest): number {
    return this.films.progressOf(manifest)
  }

  /** Deletes the recording with all its files, also while its film is being made. False before all are finished. */
  remove(manifest: Manifest): boolean {
    if (!isWritten(manifest)) return false
    this.films.cancel(manifest.id)
    this.collection.remove(manifest)
    return true
  }

  /** Has a film made of it, if it has none. False while it is being recorded or finished. */
  requestFilm(manifest: Manifest): boolean {
    return this.films.request(manifest)
  }
}
