import { readRecent, rememberRoom } from '../../../../src/store/recent'
import { memoryStorage } from '../support/memory-storage'

const visit = (name: string, at = 1) => ({ name, at, people: 2 })

test('visits come newest first, each room once, five at most', () => {
  const storage = memoryStorage()
  for (const [index, name] of ['a', 'b', 'c', 'b', 'd', 'e', 'f'].entries()) rememberRoom(storage, visit(name, index))

  const kept = readRecent(storage)

  expect(kept.map(({ name }) => name)).toEqual(['f', 'e', 'd', 'b', 'c'])
  expect(kept.find(({ name }) => name === 'b')?.at).toBe(3)
})

test('remembering answers with what a reader will find', () => {
  const storage = memoryStorage()
  expect(rememberRoom(storage, visit('a'))).toEqual(readRecent(storage))
})

test.each([
  ['nothing', undefined],
  ['half a file', '[{"name"'],
  ['an object', '{"name":"a","at":1,"people":1}'],
  [
    'entries that are none',
    '[null,5,"a",{},{"name":"a"},{"name":5,"at":1,"people":1},{"name":"a","at":"1","people":1}]'
  ],
  ['a time that is no time', '[{"name":"a","at":1e999,"people":1}]'],
  ['a room without a name', '[{"name":"","at":1,"people":1}]']
])('%s is read as no rooms', (_what, text) => {
  expect(readRecent(memoryStorage(text === undefined ? {} : { 'emeet.recent': text }))).toEqual([])
})

test('what is broken is left out, and the rest stays', () => {
  const storage = memoryStorage({ 'emeet.recent': JSON.stringify([null, visit('a'), { name: 'b' }, visit('c')]) })
  expect(readRecent(storage).map(({ name }) => name)).toEqual(['a', 'c'])
})

test('a room that was kept twice is shown once', () => {
  const storage = memoryStorage({ 'emeet.recent': JSON.stringify([visit('a', 2), visit('b'), visit('a', 1)]) })
  expect(readRecent(storage)).toEqual([visit('a', 2), visit('b')])
})
