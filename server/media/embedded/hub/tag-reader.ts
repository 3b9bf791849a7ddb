import type { Kind, Tag, TagSink } from './frame'
import { partOf } from './parts'
import { PictureGate } from './picture-gate'

/** What a reader must know before it can make use of frames. */
export interface Catalogue {
  readonly headers: readonly Tag[]
  /** Changes whenever `headers` does. */
  readonly revision: number
  /** Whether pictures are flowing; without them a reader may begin at any sound. */
  readonly video: boolean
}

/** What a reader needs of its stream. */
export interface TagReaderOptions {
  readonly catalogue: () => Catalogue
  /** Monotonic milliseconds. */
  readonly now: () => number
  readonly requestKeyFrame: () => void
}

/** Whether a reader can begin with this tag. @param only what it is limited to: the sound alone can be begun anywhere */
export function startsAt(tag: Tag, { video }: Catalogue, only?: Kind): boolean {
  return tag.keyFrame || (tag.type === 'audio' && !tag.header && (only === 'audio' || !video))
}

/** One reader of tags. While it is behind it loses the pictures, whole GOPs of them, and keeps the sound. */
export class TagReader {
  /** Nothing flows after a batch that it could not take; sound alone while the pictures wait for a key frame. */
  private flow: 'all' | 'sound' | 'nothing' = 'nothing'
  /** The revision of the headers that it has got. */
  private headers = -1
  private readonly gate = new PictureGate()
  private isTold = false

  constructor(
    private readonly sink: TagSink,
    private readonly options: TagReaderOptions
  ) {}

  /** Gives it the headers and the frames since the newest key frame; without any it waits for one. */
  begin(gop: readonly Tag[]): void {
    const { headers, revision, video } = this.options.catalogue()
    const { only } = this.sink
    if (!this.sink.write(partOf([...headers, ...gop], only))) return
    this.headers = revision
    const hasVideo = only !== 'audio' && (video || headers.some((tag) => tag.type === 'video'))
    if (gop.length > 0 || !hasVideo) this.flow = 'all'
  }

  /** Headers are small and pass even to a reader that waits: the frames that it waits for need them. */
  header(tag: Tag): void {
    if (this.headers < 0) return
    if (this.sink.write(partOf([tag], this.sink.only))) this.headers = this.options.catalogue().revision
    else this.flow = 'nothing'
  }

  /** @param parts the batch, as a reader with this limit is given it */
  take(parts: (only: Kind | undefined) => readonly Tag[]): void {
    const { only } = this.sink
    if (only !== 'audio') this.look()
    if (this.flow === 'all') this.write(parts(only), 'all')
    else if (this.gate.isHeld) this.goOn(parts('audio'), 'sound')
    else if (this.canStart(parts(only))) this.goOn(parts(only), 'all')
    else if (this.flow === 'sound') this.write(parts('audio'), 'sound')
    this.tell(this.flow !== 'all' && (this.isTold || this.gate.isLong(this.options.now())))
  }

  /** It reads no more. */
  leave(): void {
    this.tell(false)
  }

  private look(): void {
    const step = this.gate.look(this.sink.backlog ?? 0, this.options.now())
    if (step === 'hold' && this.flow === 'all') this.flow = 'sound'
    if (step === 'release') this.options.requestKeyFrame()
  }

  private canStart([first]: readonly Tag[]): boolean {
    return first !== undefined && startsAt(first, this.options.catalogue(), this.sink.only)
  }

  private goOn(batch: readonly Tag[], flow: 'all' | 'sound'): void {
    const { headers, revision } = this.options.catalogue()
    if (this.headers !== revision) {
      if (!this.sink.write(partOf(headers, this.sink.only))) return
      this.headers = revision
    }
    this.write(batch, flow)
  }

  private write(batch: readonly Tag[], flow: 'all' | 'sound'): void {
    this.flow = batch.length === 0 || this.sink.write(batch) ? flow : 'nothing'
  }

  private tell(isHeld: boolean): void {
    if (isHeld === this.isTold) return
    this.isTold = isHeld
    this.sink.held?.(isHeld)
  }
}
