import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { ensureBuilt } from './lib/builds.mjs'
import { Failure, runMain } from './lib/failure.mjs'
import { root } from './lib/files.mjs'
import { serverOptions } from './lib/server-options.mjs'
import { runShown } from './lib/run.mjs'

/** @type {('server' | 'h5' | 'weapp' | 'sdk')[]} */
const everything = ['server', 'h5', 'weapp', 'sdk']
/** Benches that show no screen. */
const serverOnly = ['crash', 'film', 'fuzz', 'live', 'media', 'meeting', 'mix', 'signal', 'weak']
/** Benches that look at the app in browsers and phones. */
const appOnly = ['screens']
/** Benches that load nothing but the files of the SDK. */
const sdkOnly = ['sdk']

const [name = '', ...options] = process.argv.slice(2)

/** `npm run bench -- <name> [options]`: builds what is stale, then runs bench/<name>/index.ts, which prints its table. */
await runMain(async () => {
  const entry = join(root, 'bench', name, 'index.ts')
  if (name === '' || !existsSync(entry)) {
    const folders = readdirSync(join(root, 'bench'), { withFileTypes: true }).filter((item) => item.isDirectory())
    throw new Failure(`Which one? There are: ${folders.map((folder) => folder.name).join(', ')}.`)
  }
  const needed = serverOnly.includes(name) ? 1 : appOnly.includes(name) ? 3 : everything.length
  const targets = sdkOnly.includes(name) ? everything.slice(-1) : everything.slice(0, needed)
  for (const target of targets) await ensureBuilt(target)
  const outfile = join(root, '.cache', 'bench', `${name}.mjs`)
  // What it takes of the tests' support is CommonJS there, and looks for the checkout from where it lies.
  const define = { __dirname: JSON.stringify(dirname(outfile)) }
  await build({ ...serverOptions, entryPoints: [entry], outdir: undefined, outExtension: undefined, outfile, define })
  process.exitCode = await runShown([outfile, ...options])
})
