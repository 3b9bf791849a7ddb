import { constants } from 'node:fs'
import { access, copyFile, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readVariables } from './config/read'
import { backupStore } from './storage/sqlite/backup'

/** `node backup.mjs <folder>`: copies the store, and the secret beside it, from DATA_DIR; the server may run meanwhile. */
async function main([folder]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('Name the folder that the backup is to be written into.')
  const dataDir = resolve(readVariables(process.env).DATA_DIR)
  const target = resolve(folder)
  await access(join(dataDir, 'secret'), constants.R_OK)
  await mkdir(target, { recursive: true, mode: 0o700 })
  backupStore(dataDir, target)
  await copyFile(join(dataDir, 'secret'), join(target, 'secret'), constants.COPYFILE_EXCL)
  process.stdout.write(`The store is copied to ${target}; to restore it, start a server with DATA_DIR=${target}.\n`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
