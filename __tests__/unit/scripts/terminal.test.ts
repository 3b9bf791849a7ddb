import { withoutPainting } from '../../../scripts/lib/terminal.mjs'

test('of a bar that is painted over and over, only what follows it stays', () => {
  const bar = '● building (10%)\n\x1b[2K\x1b[1A\x1b[2K\x1b[1A\x1b[2K\x1b[G'
  expect(withoutPainting(`Taro\n${bar}${bar}✖ Errors\n\x1b[31mno such file\x1b[0m\n`)).toBe(
    '✖ Errors\n\x1b[31mno such file\x1b[0m\n'
  )
})

test('what paints nothing over stays whole', () => {
  expect(withoutPainting('one\ntwo\n')).toBe('one\ntwo\n')
})
