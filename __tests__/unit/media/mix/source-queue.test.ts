import { BLOCK } from '../../../../server/media/embedded/mix/block'
import { SourceQueue } from '../../../../server/media/embedded/mix/source-queue'

const steady = (value = 0.5, length = BLOCK): Float32Array => new Float32Array(length).fill(value)

/** Takes blocks until one has sound in it; how many there were before. */
function blocksBefore(queue: SourceQueue, most = 100): number {
  const block = new Float32Array(BLOCK)
  for (let count = 0; count < most; count++) if (queue.pull(block) > 0) return count
  return most
}

/** Feeds a block for each one that is taken; how many samples of those that were taken are silent. */
function run(queue: SourceQueue, from: number, blocks: number, late = 0): number {
  const block = new Float32Array(BLOCK)
  let gaps = 0
  for (let index = 0; index < blocks; index++) {
    if (index >= late) queue.push((from + index - late) * BLOCK, steady())
    queue.pull(block)
    gaps += block.filter((sample) => sample === 0).length
  }
  return gaps
}

test('nothing is silence', () => {
  const block = steady()
  expect(new SourceQueue().pull(block)).toBe(0)
  expect(block.every((sample) => sample === 0)).toBe(true)
})

test('sound that comes evenly leaves without a gap, after 20 ms', () => {
  expect(run(new SourceQueue(), 1000, 200)).toBe(960)
})

test('sound comes out as it went in, whatever pieces it came in', () => {
  const queue = new SourceQueue()
  const ramp = Float32Array.from({ length: 4 * BLOCK }, (_, index) => (index + 1) / 10_000)
  for (let start = 0; start < ramp.length; start += 640) queue.push(7000 + start, ramp.slice(start, start + 640))
  const blocks = Array.from({ length: 6 }, () => {
    const block = new Float32Array(BLOCK)
    queue.pull(block)
    return [...block]
  })
  expect(blocks.flat().slice(960, 960 + ramp.length)).toEqual([...ramp])
})

test('what is late is heard all the same, and waited for from then on', () => {
  const queue = new SourceQueue()
  run(queue, 0, 50)
  const block = new Float32Array(BLOCK)
  for (let missed = 0; missed < 5; missed++) queue.pull(block)
  expect(run(queue, 50, 100)).toBeLessThan(BLOCK)
  for (let missed = 0; missed < 3; missed++) queue.pull(block)
  for (let burst = 150; burst < 153; burst++) queue.push(burst * BLOCK, steady())
  expect(run(queue, 153, 50)).toBeLessThan(BLOCK)
})

test('what is far too late is left out', () => {
  const queue = new SourceQueue()
  const block = new Float32Array(BLOCK)
  run(queue, 0, 5)
  for (let missed = 0; missed < 23; missed++) queue.pull(block)
  queue.push(5 * BLOCK, steady())
  expect(queue.pull(block)).toBe(0)
})

test('after a pause it begins anew, wherever its clock stands', () => {
  const queue = new SourceQueue()
  run(queue, 100, 5)
  for (let rest = 0; rest < 2; rest++) queue.pull(new Float32Array(BLOCK))
  expect(blocksBefore(queue, 40)).toBe(40)
  queue.push(3, steady())
  expect(blocksBefore(queue)).toBe(1)
})

test('a leap of the clock far ahead costs no more than a new beginning', () => {
  const queue = new SourceQueue()
  run(queue, 0, 5)
  queue.push(1_000_000, steady())
  expect(blocksBefore(queue)).toBe(1)
})

test('a wait that has been longer than needed is shortened in the next quiet moment', () => {
  const queue = new SourceQueue()
  const quiet = new Float32Array(BLOCK)
  const block = new Float32Array(BLOCK)
  run(queue, 0, 10)
  for (let burst = 10; burst < 14; burst++) queue.push(burst * BLOCK, steady())
  run(queue, 14, 300)
  for (let index = 314; index < 330; index++) {
    queue.push(index * BLOCK, quiet)
    queue.pull(block)
  }
  queue.push(330 * BLOCK, steady())
  expect(blocksBefore(queue)).toBeLessThanOrEqual(2)
})
