import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(__dirname, '..', '..')

const MAIN_FILES = {
  server: 'dist/server/main.mjs',
  h5: 'dist/h5/index.html',
  weapp: 'dist/weapp/app.json',
  sdk: 'dist/sdk/emedia_for_miniProgram.js'
} as const

/**
 * The main file of a part of the product, built first when it is missing. `npm test` builds what is stale before;
 * whoever calls jest by hand builds by hand after a change.
 */
export function built(part: keyof typeof MAIN_FILES): string {
  const path = join(root, MAIN_FILES[part])
  if (!existsSync(path)) execFileSync('npm', ['run', `build:${part}`], { cwd: root, stdio: 'pipe' })
  return path
}
