import type { Recorder } from '../conference/contract'
import type { StreamRecorder } from '../media/recorder'
import type { Recordings } from '../storage/contract'
import { Archive } from './archive'
import { Collection } from './collection'
import { Films } from './films'
import { Library } from './library'
import { type Finish, whole } from './parts'
import { freeBytes, watchReserve } from './reserve'
import { overdue, type Keeping } from './retention'
import { Shelf } from './shelf'
import { Workshop } from './workshop'

const SWEEP_MS = 3_600_000

export interface RecordingOptions {
  /** Folder of all recordings. */
  readonly directory: string
  readonly keeping: Keeping
  /** Bytes of the disk that are to stay free. */
  readonly reserve: number
  readonly streams: StreamRecorder
  readonly rows: Recordings
  readonly finish: Finish
  readonly log: { warn(details: object, sentence: string): void; error(details: object, sentence: string): void }
}

/** Everything about recordings: what conferences order, what comes of it, and what there is. */
export interface Recording {
  readonly recorder: Recorder
  readonly library: Library
  /** To be called once, when all conferences that survived a crash are back. */
  begin(): void
  close(): void
}

export function createRecording(options: RecordingOptions): Recording {
  const { directory, keeping, reserve, streams, rows, log } = options
  const collection = new Collection(new Shelf(directory, log), rows, log)
  const makers = createMakers(collection, options)
  const isEnough = (): boolean => freeBytes(directory) > reserve
  const archive = new Archive({ collection, streams, changed: makers.look, isEnough, log })
  const unwatch = watchReserve(isEnough, () => archive.stopAll('disk-full'))
  const sweep = (): void => {
    for (const manifest of overdue(collection.all, keeping, Date.now())) collection.remove(manifest)
  }
  let timer: NodeJS.Timeout | undefined
  return {
    recorder: archive,
    library: new Library(collection, makers.films),
    begin: () => {
      archive.settle()
      sweep()
      timer = setInterval(sweep, SWEEP_MS).unref()
      void collection
        .reconcile()
        .catch((error: unknown) => log.error({ err: error }, 'The recordings could not be noted.'))
    },
    close: () => {
      clearInterval(timer)
      unwatch()
      archive.close()
      makers.close()
    }
  }
}

interface Makers {
  readonly films: Films
  /** Looks for something to do. */
  readonly look: () => void
  readonly close: () => void
}

/** Who makes MP4s of what was recorded, and films of those. */
function createMakers(collection: Collection, { finish, log }: RecordingOptions): Makers {
  const run = whole(finish)
  const films = new Films({ collection, run, log })
  const finished = (): void => films.look()
  const workshop = new Workshop({ collection, run: (task) => run(task, {}), finished, log })
  return {
    films,
    look: () => {
      workshop.look()
      films.look()
    },
    close: () => {
      workshop.close()
      films.close()
    }
  }
}
