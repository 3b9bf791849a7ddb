import { readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { filesUnder, root } from './files.mjs'

const WORTH_IT = ['.js', '.css', '.html', '.svg', '.json', '.webmanifest']

/** Below this a header costs more than is saved. */
const MIN_BYTES = 512

/**
 * Puts a `.br` and a `.gz` beside every file of text, so that the server never compresses while somebody waits.
 * @param {string} folder from the root
 */
export function compressUnder(folder) {
  const files = filesUnder(join(root, folder)).filter((file) => WORTH_IT.includes(extname(file)))
  for (const file of files) {
    const path = join(root, file)
    const content = readFileSync(path)
    if (content.length < MIN_BYTES) continue
    const hint = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }
    writeFileSync(`${path}.br`, brotliCompressSync(content, hint))
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
  }
}
