import { colourOf, initials } from '../../../../src/components/initials'
import { timeSince } from '../../../../src/components/time'

test.each([
  ['Anna', 'A'],
  ['anna maria berg', 'AB'],
  ['  Anna   Berg ', 'AB'],
  ['王小明', '小明'],
  ['明', '明'],
  ['王小明 Wang', '王W'],
  ['élodie', 'É'],
  ['7 of 9', '79'],
  ['😀 face', '😀'],
  ['😀', '😀'],
  ['', '?'],
  ['   ', '?']
])('%j stands as %s', (name, shown) => {
  expect(initials(name)).toBe(shown)
})

test('a name has the same colour everywhere, one of eight, and names differ', () => {
  const colours = Array.from({ length: 40 }, (_, index) => colourOf(`member ${index}`))
  expect(colourOf('Anna')).toBe(colourOf('Anna'))
  expect(new Set(colours).size).toBe(8)
  expect(colours.every((colour) => Number.isInteger(colour) && colour >= 0 && colour < 8)).toBe(true)
})

test.each([
  [0, '00:00'],
  [59, '00:59'],
  [866, '14:26'],
  [3599, '59:59'],
  [3729, '1:02:09']
])('%d seconds read %s', (seconds, shown) => {
  expect(timeSince(seconds)).toBe(shown)
})
