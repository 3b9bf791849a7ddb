import type { Audit, AuditEntry, AuditQuery, StoredAuditEntry } from '../contract'
import { GatheredWrites } from './gathered-writes'
import { type Database, whole } from './database'
import type { StoreLog } from './log'

const COUNT = 100
const ERASED = '[erased]'

const COLUMNS = `id, at, action, app_key AS appKey, conference_id AS conferenceId, room_name AS roomName, actor, subject,
  details`

type Row = Omit<StoredAuditEntry, 'details'> & { readonly details: string }

const fromRow = (row: Row): StoredAuditEntry => ({
  ...row,
  details: JSON.parse(row.details) as StoredAuditEntry['details']
})

/** One entry that cannot be written must not take those along that were gathered with it. */
function writable(entry: AuditEntry): AuditEntry {
  for (const text of [entry.action, entry.appKey, entry.conferenceId, entry.roomName, entry.actor, entry.subject])
    whole(text)
  return entry
}

function writer(database: Database): (entry: AuditEntry) => void {
  const add = database.change(
    `INSERT INTO audit (at, action, app_key, conference_id, room_name, actor, subject, details)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
  )
  return ({ at, action, appKey, conferenceId, roomName, actor, subject, details }) =>
    void add(at, action, appKey, conferenceId, roomName, actor, subject, JSON.stringify(details))
}

export function createAudit(database: Database, log: StoreLog): Audit & { close(): void } {
  const write = writer(database)
  const gathered = new GatheredWrites(database, write, (error, entries) => {
    log.warn({ err: error, entries: entries.length }, 'What was done could not be written down.')
  })
  // A condition that is not asked for is null, which holds for every row.
  const chosen = database.query<Row>(
    `SELECT ${COLUMNS} FROM audit
     WHERE (?1 IS NULL OR actor = ?1 OR subject = ?1) AND conference_id = ifnull(?2, conference_id)
       AND action = ifnull(?3, action) AND (?4 IS NULL OR id < ?4)
     ORDER BY id DESC LIMIT ?5`
  )
  const erase = database.change(
    `UPDATE audit SET actor = iif(actor = ?1, '${ERASED}', actor), subject = iif(subject = ?1, '${ERASED}', subject),
     details = '{}' WHERE actor = ?1 OR subject = ?1`
  )
  const forget = database.change('DELETE FROM audit WHERE at < ?')
  const list = ({ name, conferenceId, action, before, count = COUNT }: AuditQuery): readonly StoredAuditEntry[] =>
    chosen(name ?? null, conferenceId ?? null, action ?? null, before ?? null, count).map(fromRow)
  return {
    append: (entry, when = 'now') => {
      if (when === 'soon') return gathered.add(writable(entry))
      gathered.flush()
      write(entry)
    },
    list: (query) => {
      gathered.flush()
      return Promise.resolve(list(query))
    },
    erase: (name) => {
      gathered.flush()
      return database.durably(() => erase(name))
    },
    forgetBefore: (time) => database.durably(() => void forget(time)),
    close: () => gathered.flush()
  }
}
