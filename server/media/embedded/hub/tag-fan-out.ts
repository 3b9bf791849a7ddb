import type { Tag, TagSink } from './frame'

/** Up to this many readers each tag goes out at once; beyond, tags are gathered. */
const GATHER_ABOVE = 4
/** Gathering saves a system call per reader and tag; it costs up to this many ms. */
const GATHER_MS = 30

interface Reader {
  /** Skips to the next key frame. */
  waiting: boolean
  /** The revision of the headers that it has got. */
  headers: number
}

/** What a reader must know before it can make use of frames. */
export interface Catalogue {
  readonly headers: readonly Tag[]
  /** Changes whenever `headers` does. */
  readonly revision: number
  /** Whether pictures are flowing; without them a reader may begin at any sound. */
  readonly video: boolean
}

/** Hands the tags of one stream to its readers, in shared batches. A reader that is congested loses whole GOPs. */
export class TagFanOut {
  private readonly readers = new Map<TagSink, Reader>()
  private batch: Tag[] = []
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly catalogue: () => Catalogue) {}

  get size(): number {
    return this.readers.size
  }

  get sinks(): readonly TagSink[] {
    return [...this.readers.keys()]
  }

  /** The new reader gets the headers and the frames since the newest key frame; without any it waits for one. */
  add(sink: TagSink, gop: readonly Tag[]): void {
    this.flush()
    const { headers, revision, video } = this.catalogue()
    const taken = sink.write([...headers, ...gop])
    const hasVideo = video || headers.some((tag) => tag.type === 'video')
    this.readers.set(sink, { waiting: !taken || (gop.length === 0 && hasVideo), headers: taken ? revision : -1 })
  }

  remove(sink: TagSink): boolean {
    const removed = this.readers.delete(sink)
    if (this.readers.size === 0) this.drop()
    return removed
  }

  push(tag: Tag): void {
    if (this.readers.size === 0) return
    if (this.resumesAt(tag) || tag.header) this.flush()
    if (tag.header) return this.header(tag)
    this.batch.push(tag)
    if (this.readers.size <= GATHER_ABOVE) return this.flush()
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS)
  }

  /** Ends every reader. */
  end(reason: string): void {
    const sinks = this.sinks
    this.readers.clear()
    this.drop()
    for (const sink of sinks) sink.end(reason)
  }

  private resumesAt(tag: Tag): boolean {
    return tag.keyFrame || (tag.type === 'audio' && !tag.header && !this.catalogue().video)
  }

  /** Headers are small and pass even to a reader that waits: the frames that it waits for need them. */
  private header(tag: Tag): void {
    const { revision } = this.catalogue()
    for (const [sink, reader] of this.readers) {
      if (reader.headers < 0) continue
      if (sink.write([tag])) reader.headers = revision
      else reader.waiting = true
    }
  }

  private flush(): void {
    const batch = this.batch
    const first = batch[0]
    this.drop()
    if (first === undefined) return
    const resumes = this.resumesAt(first)
    for (const [sink, reader] of this.readers) {
      if (!reader.waiting) reader.waiting = !sink.write(batch)
      else if (resumes) this.resume(sink, reader, batch)
    }
  }

  private resume(sink: TagSink, reader: Reader, batch: readonly Tag[]): void {
    const { headers, revision } = this.catalogue()
    if (reader.headers !== revision) {
      if (!sink.write(headers)) return
      reader.headers = revision
    }
    reader.waiting = !sink.write(batch)
  }

  private drop(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.batch = []
  }
}
