import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesUnder, root } from './files.mjs'

/** @param {string} target */
const stampOf = (target) => join(root, 'dist', '.stamp', target)

/** @param {string} path of a file or folder, from the root */
function filesOf(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  return statSync(full).isDirectory() ? filesUnder(full) : [path]
}

/**
 * One number for the names and contents of all inputs: it changes when any of them does.
 * @param {string[]} inputs files and folders, from the root
 */
export function hashOf(inputs) {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap(filesOf)) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * Whether a target was built from just these inputs and still is there.
 * @param {string} target
 * @param {string[]} inputs
 * @param {string} output its main file, from the root
 */
export function isFresh(target, inputs, output) {
  const stamp = stampOf(target)
  return existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(inputs)
}

/**
 * Notes what a target was built from.
 * @param {string} target
 * @param {string} hash of its inputs, taken before the build began, so that an edit during the build is not missed
 */
export function stamp(target, hash) {
  mkdirSync(dirname(stampOf(target)), { recursive: true })
  writeFileSync(stampOf(target), hash)
}

/**
 * Forgets a target: it counts as stale from now on.
 * @param {string} target
 */
export const forget = (target) => rmSync(stampOf(target), { force: true })
