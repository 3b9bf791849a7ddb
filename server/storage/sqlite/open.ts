import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { UnusableStore } from '../unusable-store'
import { Database, isBusy } from './database'
import { APPLICATION_ID, migrations } from './schema'

/**
 * Opens the file, makes it when it is missing, and brings an older one up to date. Throws {@link UnusableStore} for one
 * that is damaged, somebody else's or written by a newer program, and leaves it as it is.
 */
export function openDatabase(path: string): Database {
  // Only the server's own user may read it; SQLite gives the files beside it the same mode.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  try {
    if (statSync(path).size > 0) judge(path)
    const database = new Database(path)
    prepare(database)
    return database
  } catch (error) {
    if (error instanceof UnusableStore) throw error
    if (isBusy(error)) {
      const text = `DATA_DIR holds "${basename(path)}", which another program has locked; end that one first.`
      throw new UnusableStore(text, { cause: error })
    }
    const why = error instanceof Error ? error.message : String(error)
    throw new UnusableStore(
      `DATA_DIR holds "${basename(path)}", which cannot be opened (${why}); put a backup in its place.`,
      { cause: error }
    )
  }
}

/** Looks only. */
function judge(path: string): void {
  const database = new Database(path)
  try {
    refuseUnusable(database, basename(path))
  } finally {
    database.close()
  }
}

function refuseUnusable(database: Database, name: string): void {
  const health = database.pragma('quick_check(1)')
  if (health !== 'ok') {
    throw new UnusableStore(
      `DATA_DIR holds "${name}", which is damaged; it was not touched, put a backup in its place.`
    )
  }
  const version = Number(database.pragma('user_version'))
  const owner = database.pragma('application_id')
  if (owner !== APPLICATION_ID) {
    throw new UnusableStore(`DATA_DIR holds "${name}", which is another program's; choose another directory.`)
  }
  if (version > migrations.length) {
    throw new UnusableStore(
      `DATA_DIR holds "${name}" of a newer emeet (format ${version}, known is ${migrations.length}); use that one.`
    )
  }
}

function prepare(database: Database): void {
  database.pragma('journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON')
  // 16 MB: a crowd that comes in must not wait for the disk every few milliseconds.
  database.exec('PRAGMA wal_autocheckpoint = 4000')
  const version = Number(database.pragma('user_version'))
  if (version === migrations.length) return
  database.atomically(() => {
    for (const step of migrations.slice(version)) database.exec(step)
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migrations.length}`)
  })
}
