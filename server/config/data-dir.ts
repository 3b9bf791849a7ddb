import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isObject } from '../../protocol/parse/fields'
import { FaultySetting } from './faulty-setting'

/** Makes the directory if it is missing; throws {@link FaultySetting} if nothing can be written into it. */
export async function prepareDataDir(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = isObject(error) ? String(error.code) : 'unknown'
    throw new FaultySetting(`DATA_DIR is "${path}"; it must be a directory that the server can write to (${code}).`)
  }
}

/** The secret that was made at the first start, or a new one. Only the server's own user can read the file. */
export async function obtainSecret(directory: string): Promise<string> {
  const path = join(directory, 'secret')
  const kept = await readKept(path)
  if (kept !== undefined && kept.length >= 32) return kept
  const secret = randomBytes(32).toString('base64url')
  await writeFile(`${path}.new`, `${secret}\n`, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
  return secret
}

async function readKept(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (isObject(error) && error.code === 'ENOENT') return undefined
    throw new FaultySetting(`DATA_DIR holds a file "secret" that cannot be read; give it back to the server's user.`)
  }
}
