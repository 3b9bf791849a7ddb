import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { minify } from 'terser'
import { root } from '../files.mjs'
import { privateNames } from './private-names.mjs'

const name = '/*! emeet SDK, MIT licence */'

/** UMD: `module.exports` where there is one, else AMD, else a property of the global object. */
const opening = `${name}
(function (root, factory) {
  if (typeof module === 'object' && module.exports) module.exports = factory()
  else if (typeof define === 'function' && define.amd) define(factory)
  else root.emedia = factory()
})(typeof self === 'undefined' ? this : self, function () {`

/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  charset: /** @type {const} */ ('utf8'),
  legalComments: /** @type {const} */ ('none'),
  sourcemap: /** @type {const} */ ('linked'),
  sourcesContent: true,
  logLevel: /** @type {const} */ ('warning')
}

/**
 * One file for native mini-programs, which replaces the vendor's. Syntax of 2015, because that is what the oldest phones run.
 * @type {import('esbuild').BuildOptions & { outfile: string }}
 */
const miniProgram = {
  ...common,
  entryPoints: ['src/services/emedia/bundle/mini-program.ts'],
  outfile: 'dist/sdk/emedia_for_miniProgram.js',
  format: 'iife',
  globalName: 'sdk',
  target: 'es2015',
  // Fields of classes become plain assignments, which are shorter than what the standard wants.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  mangleProps: new RegExp(`^(${privateNames().join('|')})$`),
  banner: { js: opening },
  footer: { js: 'return sdk.emedia})' }
}

/**
 * One ES module for browsers and bundlers.
 * @type {import('esbuild').BuildOptions}
 */
const module = {
  ...common,
  entryPoints: ['src/services/emedia/bundle/module.ts'],
  outfile: 'dist/sdk/emedia.mjs',
  format: 'esm',
  target: 'es2020',
  banner: { js: name }
}

/** Takes off what esbuild leaves: functions that are used once are put where they are used. */
async function shorten() {
  const file = join(root, miniProgram.outfile)
  const map = 'emedia_for_miniProgram.js.map'
  const { code = '', map: sources } = await minify(readFileSync(file, 'utf8'), {
    ecma: 2015,
    compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
    format: { preamble: name },
    sourceMap: { content: readFileSync(`${file}.map`, 'utf8'), url: map, includeSources: true }
  })
  writeFileSync(file, code)
  writeFileSync(`${file}.map`, typeof sources === 'string' ? sources : JSON.stringify(sources))
}

/** Writes both files with their source maps. */
export async function writeBundles() {
  await Promise.all([build(miniProgram).then(shorten), build(module)])
}
