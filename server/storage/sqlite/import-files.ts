import { existsSync, readFileSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { isObject } from '../../../protocol/parse/fields'
import { UnusableStore } from '../unusable-store'
import type { Database } from './database'

const IMPORTED = '.imported'

interface Entry {
  readonly texts: readonly string[]
  readonly created: number
}

/**
 * Takes in what versions before 0.2 kept as JSON files, once: the files are renamed afterwards. Conferences are taken as
 * they are; whether they can be read shows when they are loaded.
 */
export function importFiles(database: Database, directory: string): void {
  const files = ['accounts.json', 'invites.json', 'conferences'].filter((name) => existsSync(join(directory, name)))
  if (files.length === 0) return
  const accounts = readList(directory, 'accounts.json', ['uuid', 'appKey', 'username', 'nickname', 'passwordHash'])
  const invites = readList(directory, 'invites.json', ['id', 'appKey', 'roomName'])
  const conferences = readConferences(join(directory, 'conferences'))
  const addAccount = database.change(
    'INSERT OR IGNORE INTO accounts (uuid, app_key, username, nickname, password_hash, created) VALUES (?, ?, ?, ?, ?, ?)'
  )
  const addInvite = database.change(
    'INSERT OR IGNORE INTO invites (id, app_key, room_name, created) VALUES (?, ?, ?, ?)'
  )
  const addConference = database.change('INSERT OR IGNORE INTO conferences (id, saved, snapshot) VALUES (?, ?, ?)')
  database.atomically(() => {
    for (const { texts, created } of accounts) addAccount(...texts, created)
    for (const { texts, created } of invites) addInvite(...texts, created)
    for (const [id, snapshot] of conferences) addConference(id, Date.now(), snapshot)
  })
  for (const name of files) renameSync(join(directory, name), join(directory, name + IMPORTED))
}

/** The named texts of each entry of a list, and when it was made. */
function readList(directory: string, name: string, fields: readonly string[]): readonly Entry[] {
  const path = join(directory, name)
  if (!existsSync(path)) return []
  const damaged = (): never => {
    throw new UnusableStore(`DATA_DIR holds "${name}" of an older emeet, which is damaged; mend it or move it away.`)
  }
  const list = parse(readFileSync(path, 'utf8'))
  if (!Array.isArray(list)) return damaged()
  return list.map((entry: unknown): Entry => {
    const kept = isObject(entry) ? entry : damaged()
    const texts = fields.map((field) => {
      const value = kept[field]
      return typeof value === 'string' ? value : damaged()
    })
    return { texts, created: Number(kept.created) || 0 }
  })
}

function readConferences(folder: string): readonly (readonly [id: string, snapshot: string])[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.map((name) => [name.slice(0, -'.json'.length), readFileSync(join(folder, name), 'utf8')])
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
