import { createStore } from 'zustand/vanilla'
import { type Preferences, defaults, readPreferences } from './preferences'

/** Where settings survive. */
export interface SettingsStorage {
  read(key: string): string | undefined
  write(key: string, value: string): void
}

export interface SettingsState extends Preferences {
  readonly change: (preferences: Partial<Preferences>) => void
}

const KEY = 'emeet.settings'

/** What a person has chosen; every change is kept at once. */
export function createSettingsStore(storage: SettingsStorage) {
  const store = createStore<SettingsState>()((set) => ({
    ...readPreferences(storage.read(KEY)),
    change: (preferences) => set(preferences)
  }))
  store.subscribe((state) => {
    const names = Object.keys(defaults) as (keyof Preferences)[]
    storage.write(KEY, JSON.stringify(Object.fromEntries(names.map((name) => [name, state[name]]))))
  })
  return store
}

export type SettingsStore = ReturnType<typeof createSettingsStore>
