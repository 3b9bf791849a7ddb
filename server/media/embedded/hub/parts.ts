import type { Kind, Tag } from './frame'

/** Of these tags, what a reader with this limit is given. */
export function partOf(tags: readonly Tag[], only: Kind | undefined): readonly Tag[] {
  return only === undefined ? tags : tags.filter(({ type }) => type === only)
}

/** The parts of one batch. Readers with the same limit get the same array, so that it is encoded once for all of them. */
export function partsOf(batch: readonly Tag[]): (only: Kind | undefined) => readonly Tag[] {
  const known = new Map<Kind | undefined, readonly Tag[]>()
  return (only) => {
    const part = known.get(only) ?? partOf(batch, only)
    known.set(only, part)
    return part
  }
}
