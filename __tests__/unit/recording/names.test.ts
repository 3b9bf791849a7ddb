import { freeName, safeName, stampOf } from '../../../server/recording/names'

test.each([
  ['周会 / 安全', '周会-安全'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a\u0000b\nc', 'a-b-c'],
  ['CON.', 'CON'],
  ['😀', 'member'],
  ['', 'member'],
  ['x'.repeat(300), 'x'.repeat(40)]
])('%j becomes a name that every system takes', (text, safe) => {
  expect(safeName(text, 'member')).toBe(safe)
})

test('names sort by time and are not taken twice', () => {
  expect(stampOf(Date.UTC(2026, 10, 23, 2, 41, 5, 7))).toBe('20261123T024105Z')
  expect(freeName('a', [])).toBe('a')
  expect(freeName('a', ['a', 'a-2'])).toBe('a-3')
})
