import { join } from 'node:path'
import type { Store } from '../contract'
import { createAccounts } from './accounts'
import { createAudit } from './audit'
import { importFiles } from './import-files'
import { createInvites } from './invites'
import type { StoreLog } from './log'
import { openDatabase } from './open'
import { createRecordings } from './recordings'
import { createRevocations } from './revocations'
import { createSnapshots } from './snapshots'

/** In the data directory. An operator may read it with any SQLite tool while the server runs. */
export const STORE_FILE = 'emeet.db'

/** Everything in one SQLite file. Throws `UnusableStore`. */
export function openStore(directory: string, log: StoreLog): Store {
  const database = openDatabase(join(directory, STORE_FILE))
  try {
    importFiles(database, directory)
  } catch (error) {
    database.close()
    throw error
  }
  const audit = createAudit(database, log)
  return {
    accounts: createAccounts(database),
    invites: createInvites(database),
    snapshots: createSnapshots(database, log),
    recordings: createRecordings(database),
    revocations: createRevocations(database),
    audit,
    close: () => {
      audit.close()
      database.tidy()
      database.close()
      return Promise.resolve()
    }
  }
}
