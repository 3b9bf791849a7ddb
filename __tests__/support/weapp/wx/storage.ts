import { makeFunction } from './api'
import type { WxHost } from './host'

const copy = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/** The storage functions, over a map that may outlive the app. */
export function makeStorageFunctions({ logic, storage }: WxHost): Record<string, unknown> {
  const read = (key: unknown) => logic.give(copy(storage.get(String(key)))) ?? ''
  const write = (key: unknown, value: unknown) => void storage.set(String(key), copy(value))
  const info = () => ({ keys: [...storage.keys()], currentSize: storage.size, limitSize: 10_240 })
  return {
    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: (key: unknown) => void storage.delete(String(key)),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => logic.give(info()),
    getStorage: makeFunction(logic, 'getStorage', ({ key }) => {
      if (!storage.has(String(key))) throw new Error('data not found')
      return { data: read(key) }
    }),
    setStorage: makeFunction(logic, 'setStorage', ({ key, data }) => write(key, data)),
    removeStorage: makeFunction(logic, 'removeStorage', ({ key }) => void storage.delete(String(key))),
    clearStorage: makeFunction(logic, 'clearStorage', () => storage.clear()),
    getStorageInfo: makeFunction(logic, 'getStorageInfo', info)
  }
}
