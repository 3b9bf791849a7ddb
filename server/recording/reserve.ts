import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'

/** Milliseconds between two looks. */
const PACE = 5000

/** Free bytes of the disk that a folder lies on, or will; as many as one likes where the system cannot tell. */
export function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : existing(dirname(folder)))
    return bavail * bsize
  } catch {
    return Infinity
  }
}

const existing = (folder: string): string =>
  existsSync(folder) || folder === dirname(folder) ? folder : existing(dirname(folder))

/** Looks again and again whether the disk still has room, so that recordings end before nothing else can be written. */
export function watchReserve(isEnough: () => boolean, tooLittle: () => void): () => void {
  const timer = setInterval(() => {
    if (!isEnough()) tooLittle()
  }, PACE).unref()
  return () => clearInterval(timer)
}
