import type { Snapshots } from '../../conference/contract'
import type { Database } from './database'
import type { StoreLog } from './log'

/** What an id may look like, in every place that conferences were ever kept in. */
const ID = /^[\w-]{1,128}$/

interface Row {
  readonly id: string
  readonly snapshot: string
}

/** A row a conference. What `load` cannot read moves to a table that nothing reads but a person. */
export function createSnapshots(database: Database, log: StoreLog): Snapshots {
  const all = database.query<Row>('SELECT id, snapshot FROM conferences ORDER BY id')
  const put = database.change(
    `INSERT INTO conferences (id, saved, snapshot) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET saved = excluded.saved, snapshot = excluded.snapshot`
  )
  const remove = database.change('DELETE FROM conferences WHERE id = ?')
  const refuse = database.change('INSERT INTO refused_conferences (id, refused, reason, snapshot) VALUES (?, ?, ?, ?)')
  const setAside = ({ id, snapshot }: Row, reason: string): void =>
    database.atomically(() => {
      refuse(id, Date.now(), reason, snapshot)
      remove(id)
    })
  return {
    load: <Kept>(read: (snapshot: unknown) => Kept) => {
      const kept = all().flatMap((row): Kept[] => {
        try {
          return [read(JSON.parse(row.snapshot))]
        } catch (error) {
          setAside(row, String(error))
          log.warn({ err: error, conference: row.id }, 'A conference could not be read and was set aside.')
          return []
        }
      })
      return Promise.resolve(kept)
    },
    save: (conferenceId, snapshot, outlasting = 'process') => {
      const save = () => put(checked(conferenceId), Date.now(), JSON.stringify(snapshot))
      if (outlasting === 'power') database.ontoDisk(save)
      else save()
    },
    remove: (conferenceId) => void database.ontoDisk(() => remove(checked(conferenceId))),
    close: () => Promise.resolve()
  }
}

function checked(conferenceId: string): string {
  if (!ID.test(conferenceId)) throw new Error(`"${conferenceId}" cannot be the id of a conference.`)
  return conferenceId
}
