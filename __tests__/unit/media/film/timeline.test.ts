import type { Clip } from '../../../../server/media/finish/film/clip'
import { arrange, CANVAS, grid } from '../../../../server/media/finish/film/layout'
import { spansOf } from '../../../../server/media/finish/film/spans'
import { segmentsOf, type Segment } from '../../../../server/media/finish/film/timeline'

const aClip = (memId: string, from: number, to: number, changes: Partial<Clip> = {}): Clip => ({
  path: `${memId}.mp4`,
  memId,
  nickName: memId,
  kind: 'camera',
  from,
  to,
  pictures: [{ from, to }],
  audio: true,
  ...changes
})

/** `ann@2000 ben-` : ann's picture from 2 s on of her file, ben without a picture; in how many frames. */
const described = ({ frames, tiles }: Segment): string =>
  [frames, ...tiles.map(({ nickName, picture }) => `${nickName}${picture ? `@${picture.fromMs}` : '-'}`)].join(' ')

const film = (...clips: Clip[]): string[] => segmentsOf(clips).map(described)

test('each arrival and each departure begins a segment, and files go on where they were', () => {
  expect(film(aClip('ann', 0, 6000), aClip('ben', 2000, 4000))).toEqual([
    '30 ann@0',
    '30 ann@2000 ben@0',
    '30 ann@4000'
  ])
})

test('where nobody publishes the film goes on with nobody in it', () => {
  expect(film(aClip('ann', 1000, 2000), aClip('ben', 3000, 4000))).toEqual(['15', '15 ann@0', '15', '15 ben@0'])
})

test('who is only heard is there by name, and so is a camera that is off for a while', () => {
  const pictures = [
    { from: 0, to: 1000 },
    { from: 3000, to: 4000 }
  ]
  expect(film(aClip('ann', 0, 4000, { pictures }), aClip('ben', 0, 4000, { pictures: [] }))).toEqual([
    '15 ann@0 ben-',
    '30 ann- ben-',
    '15 ann@3000 ben-'
  ])
})

test('a shared screen comes first, and goes when it ends', () => {
  const screen = aClip('ben', 1000, 2000, { kind: 'screen', nickName: 'screen' })
  expect(film(aClip('ann', 0, 3000), screen)).toEqual(['15 ann@0', '15 screen@0 ann@1000', '15 ann@2000'])
})

test('who publishes anew comes back to the same place, and is never there twice', () => {
  const again = aClip('ann', 2000, 4000, { path: 'again.mp4' })
  expect(film(aClip('ann', 0, 2500), aClip('ben', 0, 4000), again)).toEqual([
    '30 ann@0 ben@0',
    '8 ann@0 ben@2000',
    '22 ann@533 ben@2533'
  ])
})

test('no clips are no film, and frames add up whatever the moments are', () => {
  expect(segmentsOf([])).toEqual([])
  const odd = Array.from({ length: 40 }, (_, index) => aClip(`m${index}`, index * 37, 3001 + index * 91))
  const frames = segmentsOf(odd).reduce((sum, segment) => sum + segment.frames, 0)
  expect(frames).toBe(Math.round(((3001 + 39 * 91) * 15) / 1000))
  expect(segmentsOf(odd).every((segment) => segment.frames > 0)).toBe(true)
})

test('a camera is off where no picture came for three seconds', () => {
  expect(spansOf([0, 66, 133, 5000, 5066], 5100)).toEqual([
    { from: 0, to: 133 },
    { from: 5000, to: 5100 }
  ])
  expect(spansOf([100, 2900], 9000)).toEqual([{ from: 100, to: 2900 }])
  expect(spansOf([], 9000)).toEqual([])
})

test.each([1, 2, 3, 4, 5, 9, 12, 30, 100])(
  '%i tiles lie in the canvas, even, of 16 : 9, and none over another',
  (count) => {
    const boxes = grid(count, CANVAS)
    expect(boxes).toHaveLength(count)
    for (const [index, { x, y, width, height }] of boxes.entries()) {
      expect([x, y, width, height].every((length) => length % 2 === 0)).toBe(true)
      expect(Math.min(x, y) >= 0 && x + width <= CANVAS.width && y + height <= CANVAS.height).toBe(true)
      expect(Math.abs(width / height - 16 / 9)).toBeLessThan(0.1)
      const covered = boxes
        .slice(index + 1)
        .some((o) => o.x < x + width && x < o.x + o.width && o.y < y + height && y < o.y + o.height)
      expect(covered).toBe(false)
    }
  }
)

test('beside a screen cameras are a strip', () => {
  const { cameras, screens } = arrange(3, 1)
  expect(screens[0]!.width).toBeGreaterThan(900)
  expect(cameras.every(({ x }) => x >= screens[0]!.x + screens[0]!.width)).toBe(true)
  expect(arrange(0, 1).screens[0]!.width).toBeGreaterThan(1200)
})
