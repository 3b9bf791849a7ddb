import type { Account, Accounts } from '../contract'
import type { Database } from './database'

const COLUMNS = 'uuid, app_key AS appKey, username, nickname, password_hash AS passwordHash, created'

export function createAccounts(database: Database): Accounts {
  const find = database.query<Account>(`SELECT ${COLUMNS} FROM accounts WHERE app_key = ? AND username = ?`)
  const add = database.change(
    'INSERT OR IGNORE INTO accounts (uuid, app_key, username, nickname, password_hash, created) VALUES (?, ?, ?, ?, ?, ?)'
  )
  const remove = database.change('DELETE FROM accounts WHERE app_key = ? AND username = ?')
  return {
    find: (appKey, username) => Promise.resolve(find(appKey, username)[0]),
    add: ({ uuid, appKey, username, nickname, passwordHash, created }) =>
      database.durably(() => add(uuid, appKey, username, nickname, passwordHash, created) === 1),
    remove: (appKey, username) => database.durably(() => remove(appKey, username) === 1)
  }
}
