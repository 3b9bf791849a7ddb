import { readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Size {
  readonly raw: number
  readonly gzip: number
}

/** Source maps and licence texts are not shipped to anybody's phone. */
const isShipped = (name: string): boolean => !['.map', '.txt', '.gz', '.br'].includes(extname(name))

/** Sum of files; each is compressed alone, as a server sends it. */
export function sizeOf(files: readonly string[]): Size {
  const sizes = files.map((file) => {
    const content = readFileSync(file)
    return { raw: content.length, gzip: gzipSync(content, { level: 9 }).length }
  })
  return sizes.reduce((sum, size) => ({ raw: sum.raw + size.raw, gzip: sum.gzip + size.gzip }), { raw: 0, gzip: 0 })
}

/** Every shipped file under a folder. */
export const shippedUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isShipped(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
