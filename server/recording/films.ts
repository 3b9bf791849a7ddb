import { FilmFault, isFilmFault } from '../../protocol/recording'
import type { Task } from '../media/finish/messages'
import { changeFilm, withFilm } from './changes'
import type { Collection } from './collection'
import { filmTask } from './film-task'
import type { Manifest } from './manifest'
import type { Finish } from './parts'
import { isWritten } from './retention'

/** So often the process may be killed before its film is given up. */
const DEATHS = 3

export interface FilmsOptions {
  readonly collection: Collection
  readonly run: Finish
  readonly log: { error(details: object, sentence: string): void }
}

interface Making {
  readonly id: string
  readonly abort: AbortController
  done: number
}

/** Has films made of recordings that want one, one at a time. What was not finished before a crash is begun anew. */
export class Films {
  private making: Making | undefined
  private closed = false

  constructor(private readonly options: FilmsOptions) {}

  /** Looks for something to do. To be called whenever there may be. */
  look(): void {
    if (this.making !== undefined || this.closed) return
    const manifest = this.options.collection.all.find((each) => each.film?.status === 'waiting' && isWritten(each))
    const task = manifest && filmTask(manifest, this.options.collection)
    if (manifest === undefined || task === undefined) return
    this.making = { id: manifest.id, abort: new AbortController(), done: 0 }
    void this.perform(this.making, task).finally(() => {
      this.making = undefined
      this.look()
    })
  }

  /** Wants a film of a recording, once more if it failed. False while the recording is being made or finished. */
  request(manifest: Manifest): boolean {
    if (!isWritten(manifest)) return false
    this.options.collection.change(manifest.id, withFilm)
    this.look()
    return true
  }

  /** How much of a film is made, from 0 to 1. */
  progressOf({ id, film }: Manifest): number {
    if (film?.status === 'ready') return 1
    return this.making?.id === id ? this.making.done : 0
  }

  /** Stops work on a film, because its recording is being deleted. */
  cancel(id: string): void {
    if (this.making?.id === id) this.making.abort.abort()
  }

  close(): void {
    this.closed = true
    this.making?.abort.abort()
  }

  private async perform(making: Making, task: Task): Promise<void> {
    const { id, abort } = making
    try {
      const result = await this.options.run(task, {
        signal: abort.signal,
        progress: (done) => {
          making.done = done
        }
      })
      if (abort.signal.aborted) return
      if (result === null) this.fail(id, FilmFault.EMPTY)
      else {
        const { durationMs, bytes } = result
        this.options.collection.change(id, (now) => changeFilm(now, { status: 'ready', durationMs, bytes }))
      }
    } catch (error) {
      if (!abort.signal.aborted) this.failed(id, error)
    }
  }

  private failed(id: string, error: unknown): void {
    this.options.log.error({ err: error, recording: id }, 'A film could not be made.')
    const fault = faultOf(error)
    if (fault !== undefined) return this.fail(id, fault)
    const deaths = (this.options.collection.find(id)?.film?.deaths ?? 0) + 1
    this.options.collection.change(id, (now) => changeFilm(now, { deaths }))
    if (deaths >= DEATHS) this.fail(id, FilmFault.INTERRUPTED)
  }

  private fail(id: string, fault: FilmFault): void {
    this.options.collection.change(id, (now) => changeFilm(now, { status: 'failed', fault }))
  }
}

/** Why the task failed, as its process said; undefined when the process died of it. */
function faultOf(error: unknown): FilmFault | undefined {
  const fault = error instanceof Error && 'fault' in error ? error.fault : undefined
  return isFilmFault(fault) ? fault : undefined
}
