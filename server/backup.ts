import { constants, existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readVariables } from './config/read'
import { STORE_FILE } from './storage/sqlite'
import { backupStore } from './storage/sqlite/backup'

/** `node backup.mjs <folder>`: copies the store, and the secret beside it, from DATA_DIR; the server may run meanwhile. */
async function main([folder]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('Name the folder that the backup is to be written into.')
  const dataDir = resolve(readVariables(process.env).DATA_DIR)
  const target = resolve(folder)
  if (!existsSync(join(dataDir, STORE_FILE)))
    throw new Error(`${dataDir} holds no store; set DATA_DIR as the server has it.`)
  if (existsSync(join(target, STORE_FILE))) throw new Error(`${target} holds a store already; name another folder.`)
  await mkdir(target, { recursive: true, mode: 0o700 })
  backupStore(dataDir, target)
  process.stdout.write(`The store is copied to ${target}; to restore it, start a server with DATA_DIR=${target}.\n`)
  await copySecret(dataDir, target)
}

/** A server that has its secret from its environment keeps none in its directory. */
async function copySecret(dataDir: string, target: string): Promise<void> {
  const secret = join(dataDir, 'secret')
  if (existsSync(secret)) await copyFile(secret, join(target, 'secret'), constants.COPYFILE_EXCL)
  else process.stdout.write('The secret is not there: the server has it as SECRET. Keep that beside the copy.\n')
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
