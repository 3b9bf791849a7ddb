import { spawnSync } from 'node:child_process'

type File = 'media.mjs' | 'codec.mjs'

/**
 * The process that another one has started from a built file of this name.
 * @returns its id, or undefined while there is none
 */
export function childOf(parent: number | undefined, file: File): number | undefined {
  if (parent === undefined) return undefined
  const { stdout } = spawnSync('pgrep', ['-P', String(parent), '-f', `/${file}`], { encoding: 'utf8' })
  const pid = Number(stdout.trim())
  return pid > 0 ? pid : undefined
}

/** The process that has come in the place of one that was killed. @throws while it is not there */
export function nextChild(parent: number | undefined, file: File, killed: number | undefined): number {
  const pid = childOf(parent, file)
  if (pid === undefined || pid === killed) throw new Error(`${file} has not been started again`)
  return pid
}
