import { build } from 'esbuild'
import { builds } from './lib/builds.mjs'
import { Failure, runMain } from './lib/failure.mjs'
import { root } from './lib/files.mjs'
import { forget, hashOf, stamp } from './lib/fresh.mjs'

const name = '/*! emeet SDK, MIT licence */'

/** UMD: `module.exports` where there is one, else AMD, else a property of the global object. */
const opening = `${name}
(function (root, factory) {
  if (typeof module === 'object' && module.exports) module.exports = factory()
  else if (typeof define === 'function' && define.amd) define(factory)
  else root.emedia = factory()
})(typeof self === 'undefined' ? this : self, function () {`

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: true,
  logLevel: 'warning'
}

/**
 * One file for native mini-programs, which replaces the vendor's. Syntax of 2015, because that is what the oldest phones run.
 * @type {import('esbuild').BuildOptions}
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

/** Bundles the SDK, without any dependency, into dist/sdk. */
await runMain(async () => {
  const hash = hashOf(builds.sdk.inputs)
  forget('sdk')
  try {
    await Promise.all([build(miniProgram), build(module)])
  } catch {
    throw new Failure('The SDK could not be built; the reasons are above.')
  }
  stamp('sdk', hash)
})
