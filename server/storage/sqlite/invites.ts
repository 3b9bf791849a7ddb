import type { Invite, Invites } from '../contract'
import type { Database } from './database'

/** An invite is cheap to make again. */
const INVITES_MAX = 50_000

const COLUMNS = 'id, app_key AS appKey, room_name AS roomName, created'

export function createInvites(database: Database, max = INVITES_MAX): Invites {
  const byId = database.query<Invite>(`SELECT ${COLUMNS} FROM invites WHERE id = ?`)
  const byRoom = database.query<Invite>(`SELECT ${COLUMNS} FROM invites WHERE app_key = ? AND room_name = ?`)
  const add = database.change('INSERT INTO invites (id, app_key, room_name, created) VALUES (?, ?, ?, ?)')
  const trim = database.change(
    'DELETE FROM invites WHERE rowid IN (SELECT rowid FROM invites ORDER BY created DESC, rowid DESC LIMIT -1 OFFSET ?)'
  )
  const remove = database.change('DELETE FROM invites WHERE id = ?')
  return {
    find: (id) => Promise.resolve(byId(id)[0]),
    obtain: async (appKey, roomName, newId, now) => {
      const known = byRoom(appKey, roomName)[0]
      if (known !== undefined) return known
      await database.durably(() => {
        add(newId, appKey, roomName, now)
        trim(max)
      })
      return { id: newId, appKey, roomName, created: now }
    },
    revoke: (id) => database.durably(() => remove(id) === 1)
  }
}
