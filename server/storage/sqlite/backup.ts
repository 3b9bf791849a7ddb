import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { STORE_FILE } from '.'
import { openDatabase } from './open'

/**
 * Writes a copy of the store as it is at this moment into another directory, while a server works with it or not. Throws
 * when there is a copy already, and `UnusableStore` for a store that cannot be read.
 */
export function backupStore(directory: string, target: string): void {
  const copy = join(target, STORE_FILE)
  // Made here, so that only this user may read it; SQLite writes into an empty file, and into no other.
  closeSync(openSync(copy, 'wx', 0o600))
  const database = openDatabase(join(directory, STORE_FILE))
  try {
    database.change('VACUUM INTO ?')(copy)
  } finally {
    database.close()
  }
}
