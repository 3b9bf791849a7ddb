import { existsSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { root } from './files.mjs'
import { step } from './progress.mjs'
import { runNpm } from './run.mjs'

/**
 * Whether packages must be installed: there are none, or the lock file is newer than what npm noted when it last did.
 * @param {string} folder where package-lock.json is
 */
export function needsInstall(folder) {
  const done = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(done)) return true
  return statSync(join(folder, 'package-lock.json')).mtimeMs > statSync(done).mtimeMs
}

/**
 * Installs exactly what package-lock.json names, if that is missing or out of date.
 * @throws {Failure} with npm's words
 */
export async function install() {
  if (!needsInstall(root)) return
  const { code, output } = await step(
    'Installing packages (npm ci)',
    () => runNpm(['ci', '--no-progress']),
    (outcome) => outcome.code === 0
  )
  if (code !== 0) throw new Failure('npm ci failed; its words are above. Is there a way to the npm registry?', output)
  const now = new Date()
  utimesSync(join(root, 'node_modules', '.package-lock.json'), now, now)
}
