import type { SettingsStorage } from './settings'

/** A room that was visited. */
export interface RecentRoom {
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** How many people were in it when one left. */
  readonly people: number
}

const KEY = 'emeet.recent'
const KEPT = 5

const isRecent = (value: unknown): value is RecentRoom => {
  if (typeof value !== 'object' || value === null) return false
  const { name, at, people } = value as Record<string, unknown>
  return typeof name === 'string' && name !== '' && Number.isFinite(at) && Number.isFinite(people)
}

/** The last rooms, newest first. */
export function readRecent(storage: SettingsStorage): readonly RecentRoom[] {
  try {
    const value: unknown = JSON.parse(storage.read(KEY) ?? '[]')
    return Array.isArray(value) ? oncePerRoom(value.filter(isRecent)).slice(0, KEPT) : []
  } catch {
    return []
  }
}

const oncePerRoom = (rooms: readonly RecentRoom[]): readonly RecentRoom[] =>
  rooms.filter((room, index) => rooms.findIndex(({ name }) => name === room.name) === index)

/** Puts a visit first, once per room. */
export function rememberRoom(storage: SettingsStorage, room: RecentRoom): readonly RecentRoom[] {
  const rooms = oncePerRoom([room, ...readRecent(storage)]).slice(0, KEPT)
  storage.write(KEY, JSON.stringify(rooms))
  return rooms
}
