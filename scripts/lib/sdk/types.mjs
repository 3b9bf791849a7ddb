import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../files.mjs'
import { runNode } from '../run.mjs'

const generator = 'node_modules/dts-bundle-generator/dist/bin/dts-bundle-generator.js'

/** What `require('…/emedia_for_miniProgram.js')` gives, in the words of the other file. */
const miniProgram = `import type { Emedia } from './emedia'

/** The published API, which is also put at \`wx.emedia\`. */
declare const emedia: Emedia
export = emedia
`

/**
 * Rolls the types of the SDK, with their documentation, into one file.
 * @returns {Promise<string>} what went wrong, or nothing
 */
export async function writeTypes() {
  const output = ['--out-file', 'dist/sdk/emedia.d.ts', '--export-referenced-types=false', '--no-banner', '--silent']
  const { code, output: words } = await runNode([
    generator,
    ...output,
    ...['--project', 'src/tsconfig.json', '--no-check', 'src/services/emedia/bundle/module.ts']
  ])
  writeFileSync(join(root, 'dist/sdk/emedia_for_miniProgram.d.ts'), miniProgram)
  return code === 0 ? '' : words
}
