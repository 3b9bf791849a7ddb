import type { Tag } from '../hub/frame'

/** Encodes a batch once, however many readers it has: the hub hands the same array to all of them. */
export function batchEncoder(encode: (tag: Tag) => Buffer): (tags: readonly Tag[]) => Buffer {
  const encoded = new WeakMap<readonly Tag[], Buffer>()
  return (tags) => {
    const known = encoded.get(tags)
    if (known !== undefined) return known
    const bytes = Buffer.concat(tags.map(encode))
    encoded.set(tags, bytes)
    return bytes
  }
}
