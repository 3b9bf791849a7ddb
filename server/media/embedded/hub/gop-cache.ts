import type { Tag } from './frame'

/** Longest GOP that is kept, in bytes and in tags; a publisher that sends no key frames must not fill the memory. */
const MAX_BYTES = 2 * 1024 * 1024
const MAX_TAGS = 2000

/** The tags since the newest key frame, and the headers that are needed to read them. */
export class GopCache {
  private gop: Tag[] = []
  private bytes = 0
  private readonly heads = new Map<Tag['type'], Tag>()

  /** True when the tag tells a reader something new; a header that is repeated unchanged does not. */
  add(tag: Tag): boolean {
    if (tag.header) return this.addHeader(tag)
    if (tag.keyFrame) this.drop()
    if (tag.keyFrame || this.gop.length > 0) this.keep(tag)
    return true
  }

  /** Newest headers: metadata, video, audio, in the order in which a player wants them. */
  get headers(): readonly Tag[] {
    return (['script', 'video', 'audio'] as const).flatMap((type) => this.heads.get(type) ?? [])
  }

  /** Begins with a key frame, or is empty. */
  get frames(): readonly Tag[] {
    return this.gop
  }

  /** Forgets the frames: they no longer lead up to the present. */
  drop(): void {
    this.gop = []
    this.bytes = 0
  }

  clear(): void {
    this.drop()
    this.heads.clear()
  }

  private addHeader(tag: Tag): boolean {
    if (this.heads.get(tag.type)?.body.equals(tag.body)) return false
    this.heads.set(tag.type, tag)
    if (tag.type === 'video') this.drop()
    return true
  }

  private keep(tag: Tag): void {
    this.gop.push(tag)
    this.bytes += tag.body.length
    if (this.bytes > MAX_BYTES || this.gop.length > MAX_TAGS) this.drop()
  }
}
