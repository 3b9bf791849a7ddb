import type { Tag } from '../hub/frame'

/** Moves the tags of a file so that its first picture or sound stands at 0. */
export class Rebase {
  private base: number | undefined
  private newest = 0

  /** Milliseconds from the first picture or sound to the newest. */
  get duration(): number {
    return this.newest
  }

  get begun(): boolean {
    return this.base !== undefined
  }

  /** The same tag at its place in the file. Headers in front of everything stand at 0. */
  tag(tag: Tag): Tag {
    if (!tag.header && tag.type !== 'script') this.base ??= tag.timestamp
    const timestamp = this.base === undefined ? 0 : Math.max(0, tag.timestamp - this.base)
    if (!tag.header) this.newest = Math.max(this.newest, timestamp)
    return { ...tag, timestamp }
  }
}
