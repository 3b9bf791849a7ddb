import { hostOf, failureOf, joinOptions } from '../../../../src/store/join'
import { displayName } from '../../../../src/store/names'
import { defaults } from '../../../../src/store/preferences'
import { EmediaError } from '../../../../src/services/emedia'

test.each([
  ['Anna', 'guest1', 'Anna'],
  ['', 'guest1', 'guest1'],
  ['   ', 'guest1', 'guest1']
])('somebody called %j, with the account %j, is shown as %s', (nickName, name, shown) => {
  expect(displayName({ nickName, name })).toBe(shown)
})

test.each([
  ['', 'https://here.example'],
  ['  ', 'https://here.example'],
  ['https://there.example', 'https://there.example'],
  [' https://there.example// ', 'https://there.example']
])('the address %j in the settings means %s', (host, meant) => {
  expect(hostOf({ host }, 'https://here.example/')).toBe(meant)
})

test('limits that were not set are not asked for', () => {
  const asked = joinOptions({ ...defaults, name: 'Anna', maxTalkerCount: 3 }, 'design', 'secret')
  expect(asked).toEqual({
    roomName: 'design',
    password: 'secret',
    nickName: 'Anna',
    type: 10,
    rec: false,
    recMerge: false,
    maxTalkerCount: 3
  })
})

test('a refusal is known by its cause, anything else by none', () => {
  expect(failureOf(EmediaError.of('banned'))).toEqual({ reason: 'banned' })
  expect(failureOf(new EmediaError(-12345))).toEqual({ reason: undefined })
  expect(failureOf(new TypeError('boom'))).toEqual({ reason: undefined })
})
