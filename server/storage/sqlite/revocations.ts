import type { Revocations } from '../contract'
import type { Database } from './database'

export function createRevocations(database: Database): Revocations {
  const bySubject = database.query<{ since: number }>('SELECT since FROM revocations WHERE subject = ?')
  const put = database.change(
    'INSERT INTO revocations (subject, since) VALUES (?, ?) ON CONFLICT (subject) DO UPDATE SET since = excluded.since'
  )
  const forget = database.change('DELETE FROM revocations WHERE since < ?')
  return {
    since: (subject) => bySubject(subject)[0]?.since ?? 0,
    revoke: (subject, at) => database.durably(() => void put(subject, at)),
    forgetBefore: (time) => database.durably(() => void forget(time))
  }
}
