import { rmSync, statSync } from 'node:fs'
import type { Finished, Task } from '../media/finish/messages'
import { changeFile, withoutFile } from './changes'
import type { Collection } from './collection'
import { fileName, type Manifest, type RecordedFile } from './manifest'

export interface WorkshopOptions {
  readonly collection: Collection
  readonly run: (task: Task) => Promise<Finished>
  /** A file is finished, or never will be. */
  readonly finished: () => void
  readonly log: { error(details: object, sentence: string): void }
}

interface Job {
  readonly manifest: Manifest
  readonly file: RecordedFile
}

/** Finishes what was recorded, one file at a time, so that it never takes more than one core from the meetings. */
export class Workshop {
  private busy = false
  private closed = false

  constructor(private readonly options: WorkshopOptions) {}

  /** Looks for something to do. To be called whenever there may be. */
  look(): void {
    const job = this.busy || this.closed ? undefined : this.next()
    if (job === undefined) return
    this.busy = true
    void this.perform(job).finally(() => {
      this.busy = false
      if (!this.closed) this.options.finished()
      this.look()
    })
  }

  close(): void {
    this.closed = true
  }

  private next(): Job | undefined {
    for (const manifest of this.options.collection.all) {
      const file = manifest.files.find(({ status }) => status === 'raw')
      if (file !== undefined) return { manifest, file }
    }
    return undefined
  }

  private async perform({ manifest: { id }, file }: Job): Promise<void> {
    const { collection, run, log } = this.options
    const manifest = collection.find(id)
    if (manifest === undefined) return
    const from = collection.path(manifest, fileName(file))
    const to = collection.path(manifest, fileName({ ...file, status: 'ready' }))
    try {
      const result = await run({ type: 'remux', from, to })
      this.finished(id, file, result, from)
    } catch (error) {
      if (this.closed) return
      log.error(
        { err: error, recording: id, file: file.name },
        'A recorded file could not be finished; it stays as it is.'
      )
      this.options.collection.change(id, (now) => changeFile(now, file.name, { status: 'failed' }))
    }
  }

  private finished(id: string, { name, startedAt }: RecordedFile, result: Finished, from: string): void {
    const last = timeOf(from)
    if (result === null) this.options.collection.change(id, (now) => withoutFile(now, name))
    else {
      const begin = startedAt ?? Math.max(0, last - result.durationMs)
      this.options.collection.change(id, (now) =>
        changeFile(now, name, { ...result, startedAt: begin, status: 'ready' })
      )
    }
    rmSync(from, { force: true })
  }
}

/** When a file was written last: the end of what is in it. */
function timeOf(path: string): number {
  try {
    return Math.round(statSync(path).mtimeMs)
  } catch {
    return Date.now()
  }
}
