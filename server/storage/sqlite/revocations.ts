import type { Revocations } from '../contract'
import type { Database } from './database'

export function createRevocations(database: Database): Revocations {
  const all = database.query<{ subject: string; since: number }>('SELECT subject, since FROM revocations')
  const put = database.change(
    'INSERT INTO revocations (subject, since) VALUES (?, ?) ON CONFLICT (subject) DO UPDATE SET since = excluded.since'
  )
  const forget = database.change('DELETE FROM revocations WHERE since < ?')
  // Asked with every ticket. Nobody but this process writes them.
  const known = new Map(all().map(({ subject, since }) => [subject, since]))
  return {
    since: (subject) => known.get(subject) ?? 0,
    revoke: async (subject, at) => {
      await database.durably(() => put(subject, at))
      known.set(subject, at)
    },
    forgetBefore: async (time) => {
      await database.durably(() => forget(time))
      for (const [subject, since] of known) if (since < time) known.delete(subject)
    }
  }
}
