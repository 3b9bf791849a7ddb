import type { SettingsStorage } from '../../../../src/store/settings'

/** Storage that forgets when the test ends, with what was in it before. */
export function memoryStorage(kept: Readonly<Record<string, string>> = {}): SettingsStorage {
  const texts = new Map(Object.entries(kept))
  return { read: (key) => texts.get(key), write: (key, value) => void texts.set(key, value) }
}
