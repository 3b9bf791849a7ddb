import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Manifest, readManifest } from './manifest'
import { safeName, stampOf } from './names'
import { isPart } from './parts'

const MANIFEST = 'manifest.json'

export interface ShelfLog {
  warn(details: object, sentence: string): void
}

/** The folder of all recordings: one folder in it for each, with its manifest. */
export class Shelf {
  private readonly folders = new Map<string, string>()

  /** The folder itself is made with the first recording, so that a server that records nothing leaves nothing. */
  constructor(
    private readonly root: string,
    private readonly log: ShelfLog
  ) {}

  /** All recordings that can be read. What cannot be is left alone and told of; what was never made whole is deleted. */
  load(): readonly Manifest[] {
    return foldersIn(this.root).flatMap((folder) => {
      try {
        this.deleteParts(folder)
        const manifest = readManifest(readFileSync(join(this.root, folder, MANIFEST), 'utf8'))
        this.folders.set(manifest.id, folder)
        return [manifest]
      } catch (error) {
        this.log.warn({ err: error, folder }, 'A folder of recordings holds no manifest that can be read.')
        return []
      }
    })
  }

  /** Replaces the manifest on disk in one step, so that it is never seen half written. */
  save(manifest: Manifest): void {
    const folder = join(this.root, this.folderOf(manifest))
    mkdirSync(folder, { recursive: true, mode: 0o750 })
    const path = join(folder, MANIFEST)
    writeFileSync(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o640 })
    renameSync(`${path}.new`, path)
  }

  /** Where a file of a recording lies. */
  path(manifest: Manifest, file: string): string {
    return join(this.root, this.folderOf(manifest), file)
  }

  /** Deletes a recording with all its files. */
  remove(manifest: Manifest): void {
    rmSync(join(this.root, this.folderOf(manifest)), { recursive: true, force: true })
    this.folders.delete(manifest.id)
  }

  private deleteParts(folder: string): void {
    for (const name of readdirSync(join(this.root, folder))) {
      if (isPart(name)) rmSync(join(this.root, folder, name), { force: true })
    }
  }

  private folderOf({ id, startedAt, roomName }: Manifest): string {
    const known = this.folders.get(id)
    if (known !== undefined) return known
    const folder = `${stampOf(startedAt)}_${safeName(roomName, 'conference')}_${safeName(id, 'recording')}`
    this.folders.set(id, folder)
    return folder
  }
}

function foldersIn(root: string): readonly string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  } catch {
    return []
  }
}
