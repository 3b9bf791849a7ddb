import { ConfrType } from '../../../../protocol/numbers'
import { defaults, readPreferences } from '../../../../src/store/preferences'
import { createSettingsStore } from '../../../../src/store/settings'
import { memoryStorage } from '../support/memory-storage'

const KEY = 'emeet.settings'

test('what was chosen is there the next time', () => {
  const storage = memoryStorage()
  createSettingsStore(storage)
    .getState()
    .change({ name: '安娜', camera: false, maxTalkerCount: 5, type: ConfrType.LIVE })

  const { change, ...kept } = createSettingsStore(storage).getState()

  expect(kept).toEqual({ ...defaults, name: '安娜', camera: false, maxTalkerCount: 5, type: ConfrType.LIVE })
  expect(typeof change).toBe('function')
})

test('a limit that is emptied is the server’s again', () => {
  const storage = memoryStorage({ [KEY]: JSON.stringify({ maxVideoCount: 4 }) })
  const settings = createSettingsStore(storage)
  expect(settings.getState().maxVideoCount).toBe(4)

  settings.getState().change({ maxVideoCount: undefined })

  expect(createSettingsStore(storage).getState().maxVideoCount).toBeUndefined()
})

test('an app without anything kept begins with the defaults, and writes nothing before something is chosen', () => {
  const storage = memoryStorage()
  expect(createSettingsStore(storage).getState()).toMatchObject(defaults)
  expect(storage.read(KEY)).toBeUndefined()
})

test.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['half a file', '{"name":"An'],
  ['null', 'null'],
  ['a list', '[1,2]'],
  ['a number', '5'],
  ['a text', '"name"'],
  ['other people’s keys', '{"__proto__":{"name":"Eve"},"constructor":1,"admin":true}']
])('%s is read as the defaults', (_what, text) => {
  expect(readPreferences(text)).toEqual(defaults)
  expect(({} as { name?: string }).name).toBeUndefined()
})

test.each([
  ['name', 5],
  ['microphone', 'yes'],
  ['quality', 'ultra'],
  ['quality', 'constructor'],
  ['quality', 'toString'],
  ['beauty', 10],
  ['beauty', -1],
  ['beauty', 4.5],
  ['beauty', '5'],
  ['maxTalkerCount', 0],
  ['maxTalkerCount', 1.5],
  ['maxVideoCount', '4'],
  ['maxAudienceCount', -3],
  ['password', null],
  ['type', 13],
  ['language', 'fr'],
  ['theme', 'pink'],
  ['host', {}]
] as const)('a kept %s of %j is not believed; what is beside it is', (name, value) => {
  const read = readPreferences(JSON.stringify({ [name]: value, frontCamera: false }))
  expect(read).toEqual({ ...defaults, frontCamera: false })
})

test('settings of an older app, which knew less, keep what they have', () => {
  expect(readPreferences('{"name":"Anna","theme":"dark"}')).toEqual({ ...defaults, name: 'Anna', theme: 'dark' })
})
