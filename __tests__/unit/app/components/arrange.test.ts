import { type Box, PAGE, arrange, focus } from '../../../../src/components/stage/arrange'

const phone = { width: 367, height: 672, wide: false }
const laptop = { width: 1432, height: 748, wide: true }

const shown = (boxes: readonly (Box | undefined)[]) => boxes.filter((box) => box !== undefined)

/** How many stand in each row, from above. */
function rows(boxes: readonly (Box | undefined)[]): number[] {
  const counts = new Map<string, number>()
  for (const { top } of shown(boxes)) counts.set(top.toFixed(4), (counts.get(top.toFixed(4)) ?? 0) + 1)
  return [...counts].sort(([one], [other]) => Number(one) - Number(other)).map(([, count]) => count)
}

const inside = ({ left, top, width, height }: Box) =>
  left > -1e-9 && top > -1e-9 && left + width < 1 + 1e-9 && top + height < 1 + 1e-9 && width > 0 && height > 0

const overlap = (one: Box, other: Box) =>
  one.left + one.width > other.left + 1e-9 &&
  other.left + other.width > one.left + 1e-9 &&
  one.top + one.height > other.top + 1e-9 &&
  other.top + other.height > one.top + 1e-9

test.each([
  [1, [1]],
  [2, [1, 1]],
  [3, [2, 1]],
  [4, [2, 2]],
  [5, [2, 2, 1]],
  [6, [2, 2, 2]]
])('a phone shows %d tiles in rows of %j', (count, expected) => {
  expect(rows(arrange(count, undefined, 0, phone).boxes)).toEqual(expected)
})

test.each([
  [1, [1]],
  [2, [2]],
  [3, [2, 1]],
  [4, [2, 2]],
  [5, [3, 2]],
  [6, [3, 3]]
])('a wide screen shows %d tiles in rows of %j', (count, expected) => {
  expect(rows(arrange(count, undefined, 0, laptop).boxes)).toEqual(expected)
})

test.each([1, 2, 3, 4, 5, 6, 9])('%d tiles never overlap nor leave the stage, on either screen', (count) => {
  for (const shape of [phone, laptop]) {
    const boxes = shown(arrange(count, undefined, 0, shape).boxes)
    expect(boxes.every(inside)).toBe(true)
    expect(boxes.filter((box, index) => boxes.slice(0, index).some((other) => overlap(box, other)))).toEqual([])
  }
})

test('on a wide screen tiles have the shape of pictures', () => {
  for (const count of [2, 3, 4, 5, 6]) {
    for (const { width, height } of shown(arrange(count, undefined, 0, laptop).boxes)) {
      const ratio = (width * laptop.width) / (height * laptop.height)
      expect(ratio).toBeGreaterThan(4 / 3 - 0.001)
      expect(ratio).toBeLessThan(16 / 9 + 0.001)
    }
  }
})

test('one alone fills the stage', () => {
  for (const shape of [phone, laptop]) {
    expect(arrange(1, undefined, 0, shape).boxes).toEqual([{ left: 0, top: 0, width: 1, height: 1 }])
  }
})

test('nine people take two pages; each tile is on exactly one, and the last page keeps the size of the first', () => {
  const pages = [0, 1].map((page) => arrange(9, undefined, page, phone))
  expect(pages.map(({ pages }) => pages)).toEqual([2, 2])
  expect(pages.map(({ boxes }) => boxes.map((box) => (box === undefined ? '.' : 'x')).join(''))).toEqual([
    'xxxxxx...',
    '......xxx'
  ])
  expect(pages[1]?.boxes[6]).toEqual(pages[0]?.boxes[0])
})

test('a wide screen shows nine in three rows of three, and the tenth on a second page', () => {
  const { boxes, pages } = arrange(9, undefined, 0, laptop)
  expect(pages).toBe(1)
  expect(new Set(shown(boxes).map(({ top }) => top.toFixed(3))).size).toBe(3)
  expect(arrange(10, undefined, 0, laptop).pages).toBe(2)
})

test.each([
  [-1, 0],
  [0, 0],
  [1, 1],
  [7, 1]
])('asked for page %d of two, it shows page %d', (page, current) => {
  expect(arrange(PAGE.phone + 1, undefined, page, phone).page).toBe(current)
})

test('nobody at all is one empty page', () => {
  expect(arrange(0, undefined, 0, phone)).toEqual({ boxes: [], page: 0, pages: 1 })
})

test.each([phone, laptop])('a large tile takes the stage and the others line up in a strip ($width px)', (shape) => {
  const { boxes, pages } = arrange(3, 1, 0, shape)
  const [first, large, last] = shown(boxes)
  expect(pages).toBe(1)
  if (first === undefined || large === undefined || last === undefined) throw new Error('somebody is not shown')
  expect(large.width * large.height).toBeGreaterThan(0.7)
  expect([first, large, last].every(inside)).toBe(true)
  expect(overlap(first, large) || overlap(last, large) || overlap(first, last)).toBe(false)
  expect(shape.wide ? first.top < last.top : first.left < last.left).toBe(true)
})

test('a large tile that is alone has the whole stage', () => {
  expect(focus(1, 0, 0, phone).boxes).toEqual([{ left: 0, top: 0, width: 1, height: 1 }])
})

test.each([phone, laptop])('a strip that is too long has pages, and nobody in it is cut ($width px)', (shape) => {
  const { pages } = focus(12, 3, 0, shape)
  expect(pages).toBeGreaterThan(1)
  const seen = Array.from({ length: pages }, (_, page) => focus(12, 3, page, shape))
  for (const { boxes } of seen) {
    expect(boxes[3]).toEqual(seen[0]?.boxes[3])
    expect(shown(boxes).every(inside)).toBe(true)
  }
  const times = Array.from({ length: 12 }, (_, index) => seen.filter(({ boxes }) => boxes[index] !== undefined).length)
  expect(times).toEqual(times.map((_, index) => (index === 3 ? pages : 1)))
  expect(focus(12, 3, 99, shape).page).toBe(pages - 1)
})
