import type { Recording, Recordings, RecordingsQuery } from '../contract'
import type { Database } from './database'

const COUNT = 100

const COLUMNS = `id, conference_id AS conferenceId, app_key AS appKey, room_name AS roomName, started_at AS startedAt,
  ended_at AS endedAt, bytes, manifest`

type Row = Omit<Recording, 'manifest'> & { readonly manifest: string }

const fromRow = (row: Row): Recording => ({ ...row, manifest: JSON.parse(row.manifest) as unknown })

export function createRecordings(database: Database): Recordings {
  const put = database.change(
    `INSERT OR REPLACE INTO recordings
     (id, conference_id, app_key, room_name, started_at, ended_at, bytes, manifest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const byId = database.query<Row>(`SELECT ${COLUMNS} FROM recordings WHERE id = ?`)
  // A condition that is not asked for is null, which holds for every row.
  const chosen = database.query<Row>(
    `SELECT ${COLUMNS} FROM recordings
     WHERE conference_id = ifnull(?, conference_id) AND app_key = ifnull(?, app_key)
       AND room_name = ifnull(?, room_name) AND (ended_at IS NULL OR ? IS NULL)
     ORDER BY started_at DESC, id DESC LIMIT ?`
  )
  const remove = database.change('DELETE FROM recordings WHERE id = ?')
  const list = ({ conferenceId, appKey, roomName, running, count = COUNT }: RecordingsQuery): readonly Recording[] =>
    chosen(conferenceId ?? null, appKey ?? null, roomName ?? null, running === true ? 1 : null, count).map(fromRow)
  return {
    save: ({ id, conferenceId, appKey, roomName, startedAt, endedAt, bytes, manifest }) =>
      database.durably(() => {
        put(id, conferenceId, appKey, roomName, startedAt, endedAt, bytes, JSON.stringify(manifest))
      }),
    find: (id) => Promise.resolve(byId(id).map(fromRow)[0]),
    list: (query) => Promise.resolve(list(query)),
    remove: (id) => database.durably(() => remove(id) === 1)
  }
}
