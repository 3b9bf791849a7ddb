import { bytesOf, type Manifest } from './manifest'

/** How long recordings are kept, and how much of the disk they may take. */
export interface Keeping {
  /** 0: for ever. */
  readonly maxDays: number
  /** 0: as much as there is. */
  readonly maxBytes: number
}

const DAY_MS = 86_400_000

/**
 * What has to go: recordings that ended too long ago, and then the oldest until the rest fits. One that is being made, or
 * finished, stays.
 *
 * @param recordings The newest first.
 */
export function overdue(
  recordings: readonly Manifest[],
  { maxDays, maxBytes }: Keeping,
  now: number
): readonly Manifest[] {
  const isOld = ({ endedAt }: Manifest): boolean => maxDays > 0 && endedAt !== null && now - endedAt > maxDays * DAY_MS
  const old = recordings.filter((each) => isFinished(each) && isOld(each))
  const kept = recordings.filter((each) => !old.includes(each))
  if (maxBytes === 0) return old
  let total = kept.reduce((sum, each) => sum + bytesOf(each), 0)
  const tooMany: Manifest[] = []
  for (const each of kept.filter(isFinished).reverse()) {
    if (total <= maxBytes) break
    tooMany.push(each)
    total -= bytesOf(each)
  }
  return [...old, ...tooMany]
}

/** It is over, and each stream is a file that will not change any more. */
export const isWritten = ({ endedAt, files }: Manifest): boolean =>
  endedAt !== null && files.every(({ status }) => status === 'ready' || status === 'failed')

/** Nothing will change in it by itself. */
export const isFinished = (manifest: Manifest): boolean => isWritten(manifest) && manifest.film?.status !== 'waiting'
