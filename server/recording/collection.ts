import type { Recordings } from '../storage/contract'
import { bytesOf, type Manifest } from './manifest'
import type { Shelf } from './shelf'

export interface CollectionLog {
  error(details: object, sentence: string): void
}

/**
 * All recordings there are: their manifests in memory, on disk beside the files, and as rows in the store, where an
 * operator may look for them. The disk is the truth.
 */
export class Collection {
  private readonly manifests = new Map<string, Manifest>()

  constructor(
    private readonly shelf: Shelf,
    private readonly rows: Recordings,
    private readonly log: CollectionLog
  ) {
    for (const manifest of shelf.load()) this.manifests.set(manifest.id, manifest)
  }

  /** The newest first. */
  get all(): readonly Manifest[] {
    return [...this.manifests.values()].sort((one, other) => other.startedAt - one.startedAt)
  }

  find(id: string): Manifest | undefined {
    return this.manifests.get(id)
  }

  /** Throws when the disk does not take it; the change counts in memory all the same. */
  put(manifest: Manifest): void {
    this.manifests.set(manifest.id, manifest)
    this.note(manifest)
    this.shelf.save(manifest)
  }

  /** As `put`, for what must not fail: the operator is told that the disk has not taken it. */
  keep(manifest: Manifest): void {
    try {
      this.put(manifest)
    } catch (error) {
      this.log.error({ err: error, recording: manifest.id }, 'The manifest of a recording cannot be written.')
    }
  }

  /** Changes a manifest that may be gone by now, and keeps it. */
  change(id: string, change: (manifest: Manifest) => Manifest): void {
    const manifest = this.find(id)
    if (manifest !== undefined) this.keep(change(manifest))
  }

  path(manifest: Manifest, file: string): string {
    return this.shelf.path(manifest, file)
  }

  remove(manifest: Manifest): void {
    this.shelf.remove(manifest)
    this.manifests.delete(manifest.id)
    void this.rows.remove(manifest.id).catch((error: unknown) => this.complain(error, manifest))
  }

  /** Makes the rows of the store agree with the disk. */
  async reconcile(): Promise<void> {
    const rows = await this.rows.list({ count: 100_000 })
    for (const { id } of rows) if (!this.manifests.has(id)) await this.rows.remove(id)
    for (const manifest of this.all) this.note(manifest)
  }

  private note(manifest: Manifest): void {
    const { id, conferenceId, appKey, roomName, startedAt, endedAt } = manifest
    const row = { id, conferenceId, appKey, roomName, startedAt, endedAt, bytes: bytesOf(manifest), manifest }
    void this.rows.save(row).catch((error: unknown) => this.complain(error, manifest))
  }

  private complain(error: unknown, { id }: Manifest): void {
    this.log.error({ err: error, recording: id }, 'A recording could not be noted in the store.')
  }
}
