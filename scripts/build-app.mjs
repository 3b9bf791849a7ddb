import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { builds } from './lib/builds.mjs'
import { compressUnder } from './lib/compress.mjs'
import { Failure, runMain } from './lib/failure.mjs'
import { root } from './lib/files.mjs'
import { forget, hashOf, stamp } from './lib/fresh.mjs'

const taro = join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')

/**
 * Runs Taro's compiler for one target, in the open, and waits for it.
 * @param {'h5' | 'weapp'} target
 * @param {boolean} watch whether it goes on and builds again after each change
 * @returns {Promise<number>} its exit code
 */
function compile(target, watch) {
  const args = [taro, 'build', '--type', target, ...(watch ? ['--watch'] : [])]
  const env = { ...process.env, NODE_ENV: watch ? 'development' : 'production' }
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** `build-app.mjs h5|weapp [--watch]`: compiles src into dist/h5 or dist/weapp. */
await runMain(async () => {
  const [target, flag] = process.argv.slice(2)
  if (target !== 'h5' && target !== 'weapp') throw new Failure('Usage: node scripts/build-app.mjs h5|weapp [--watch]')
  const hash = hashOf(builds[target].inputs)
  forget(target)
  const watch = flag === '--watch'
  const code = await compile(target, watch)
  if (code !== 0) throw new Failure(`Taro could not build ${target}; its words are above.`)
  if (watch) return
  if (target === 'h5') compressUnder('dist/h5')
  stamp(target, hash)
})
