import { chooseLoudest } from '../../../../server/media/embedded/mix/loudest'

/** Sources by their names with how loud they are: 0 is the loudest, 127 silence. */
type Levels = Readonly<Record<string, number>>

const cases: readonly [string, inside: string, Levels, most: number, chosen: string][] = [
  ['nobody of nobody', '', {}, 4, ''],
  ['everybody while there is room', '', { a: 30, b: 40 }, 4, 'ab'],
  ['the loudest when there is not', '', { a: 40, b: 20, c: 30 }, 2, 'bc'],
  ['nobody who is silent', '', { a: 30, b: 127, c: 61 }, 4, 'a'],
  ['whoever is inside, though somebody is a little louder', 'ab', { a: 30, b: 30, c: 25 }, 2, 'ab'],
  ['whoever is clearly louder, for the quietest', 'ab', { a: 30, b: 35, c: 29 }, 2, 'ac'],
  ['two who are clearly louder', 'ab', { a: 40, b: 40, c: 20, d: 22 }, 2, 'cd'],
  ['not who has grown silent', 'ab', { a: 30, b: 90 }, 2, 'a'],
  ['who is between speech and silence, if he was there', 'a', { a: 63, b: 63 }, 2, 'a'],
  ['not who has gone', 'ab', { a: 30 }, 2, 'a'],
  ['no more than there is room for, when it has become less', 'abc', { a: 30, b: 20, c: 25 }, 1, 'b']
]

test.each(cases)('chosen is %s', (_, inside, levels, most, chosen) => {
  const result = chooseLoudest(new Set(inside), new Map(Object.entries(levels)), most)
  expect([...result].sort().join('')).toBe(chosen)
})
