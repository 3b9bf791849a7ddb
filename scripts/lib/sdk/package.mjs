import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../files.mjs'

const folder = join(root, 'dist/sdk')

/** @param {string} version */
const manifest = (version) => ({
  name: 'emeet-sdk',
  version,
  description: 'Video meetings for WeChat mini-programs and browsers: the SDK of emeet.',
  license: 'MIT',
  main: './emedia_for_miniProgram.js',
  module: './emedia.mjs',
  types: './emedia.d.ts',
  exports: {
    '.': {
      import: { types: './emedia.d.ts', default: './emedia.mjs' },
      require: { types: './emedia_for_miniProgram.d.ts', default: './emedia_for_miniProgram.js' }
    },
    './mini-program': { types: './emedia_for_miniProgram.d.ts', default: './emedia_for_miniProgram.js' },
    './package.json': './package.json'
  },
  sideEffects: ['./emedia_for_miniProgram.js'],
  files: ['emedia*', 'README.md', 'LICENSE']
})

/** Puts beside the files what makes the folder a package that `npm pack` and `npm publish` take. */
export function writePackage() {
  /** @type {unknown} */
  const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { version } = /** @type {{ version: string }} */ (ours)
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(version), undefined, 2)}\n`)
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  copyFileSync(join(root, 'src/services/emedia/bundle/README.md'), join(folder, 'README.md'))
}
