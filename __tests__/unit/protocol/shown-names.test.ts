import { cleanName } from '../../../protocol/shown-names'

test.each([
  ['a control between a letter and its accent', 'e\b\u0301', '\u00e9'],
  ['what turns the direction around', 'a\u202eb\u2066c', 'abc'],
  ['line breaks and blanks at the ends', ' a \r\n b ', 'a b']
])('a name with %s is shown clean, and cleaning it again changes nothing', (_what, name, shown) => {
  expect(cleanName(name)).toBe(shown)
  expect(cleanName(shown)).toBe(shown)
})
