import type { Tag, TagSink } from './frame'
import { partsOf } from './parts'
import { startsAt, TagReader, type TagReaderOptions } from './tag-reader'

/** Up to this many readers each tag goes out at once; beyond, tags are gathered. */
const GATHER_ABOVE = 4
/** Gathering saves a system call per reader and tag; it costs up to this many ms. */
const GATHER_MS = 30

/** Hands the tags of one stream to its readers, in shared batches. */
export class TagFanOut {
  private readonly readers = new Map<TagSink, TagReader>()
  private batch: Tag[] = []
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly options: TagReaderOptions) {}

  get size(): number {
    return this.readers.size
  }

  get sinks(): readonly TagSink[] {
    return [...this.readers.keys()]
  }

  /** The new reader gets the headers and the frames since the newest key frame; without any it waits for one. */
  add(sink: TagSink, gop: readonly Tag[]): void {
    this.flush()
    const reader = new TagReader(sink, this.options)
    this.readers.set(sink, reader)
    reader.begin(gop)
  }

  remove(sink: TagSink): boolean {
    this.readers.get(sink)?.leave()
    const removed = this.readers.delete(sink)
    if (this.readers.size === 0) this.drop()
    return removed
  }

  push(tag: Tag): void {
    if (this.readers.size === 0) return
    if (startsAt(tag, this.options.catalogue()) || tag.header) this.flush()
    if (tag.header) return this.readers.forEach((reader) => reader.header(tag))
    this.batch.push(tag)
    if (this.readers.size <= GATHER_ABOVE) return this.flush()
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS)
  }

  /** Ends every reader. */
  end(reason: string): void {
    const readers = [...this.readers]
    this.readers.clear()
    this.drop()
    for (const [sink, reader] of readers) {
      reader.leave()
      sink.end(reason)
    }
  }

  private flush(): void {
    const batch = this.batch
    this.drop()
    if (batch.length === 0) return
    const parts = partsOf(batch)
    for (const reader of [...this.readers.values()]) reader.take(parts)
  }

  private drop(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.batch = []
  }
}
