import { BLOCK } from '../../../../server/media/embedded/mix/block'
import { Limiter } from '../../../../server/media/embedded/mix/limiter'
import { Mixer } from '../../../../server/media/embedded/mix/mixer'

const steady = (value: number): Float32Array => new Float32Array(BLOCK).fill(value)

/** Feeds all sources so often that beginnings and fading in are over; the last block. */
function play(mixer: Mixer, values: Readonly<Record<number, number>>, from = 0) {
  let block = mixer.next()
  for (let index = from; index < from + 10; index++) {
    for (const [source, value] of Object.entries(values)) mixer.push(Number(source), index * BLOCK, steady(value))
    block = mixer.next()
  }
  return block
}

test('all that speak are added up, and each hears the others', () => {
  const mixer = new Mixer(4)
  for (const [source, member] of ['anna', 'ben', 'carl'].entries()) mixer.add(source, member)
  const { all, members, without } = play(mixer, { 0: 0.1, 1: 0.2, 2: 0.3 })
  expect([...members]).toEqual(['anna', 'ben', 'carl'])
  expect(all[500]).toBeCloseTo(0.6)
  expect(['anna', 'ben', 'carl', 'dora'].map((member) => without(member)[500]?.toFixed(2))).toEqual([
    '0.50',
    '0.40',
    '0.30',
    '0.60'
  ])
})

test('all that one member sends is left out of what he hears', () => {
  const mixer = new Mixer(4)
  mixer.add(1, 'anna')
  mixer.add(2, 'anna')
  mixer.add(3, 'ben')
  expect(play(mixer, { 1: 0.1, 2: 0.2, 3: 0.3 }).without('anna')[500]).toBeCloseTo(0.3)
})

test('only so many are mixed at a time', () => {
  const mixer = new Mixer(2)
  for (const source of [1, 2, 3]) mixer.add(source, `member ${source}`)
  const { all, members } = play(mixer, { 1: 0.01, 2: 0.2, 3: 0.3 })
  expect([...members]).toEqual(['member 2', 'member 3'])
  expect(all[500]).toBeCloseTo(0.5)
})

test('whoever has been taken out is heard no more', () => {
  const mixer = new Mixer(4)
  mixer.add(1, 'anna')
  play(mixer, { 1: 0.3 })
  mixer.remove(1)
  const { all, members } = mixer.next()
  expect([all.every((sample) => sample === 0), members.size]).toEqual([true, 0])
})

test('a voice that begins or ends does so without a click', () => {
  const mixer = new Mixer(4)
  mixer.add(1, 'anna')
  let [largest, last] = [0, 0]
  const listen = (): void => {
    for (const sample of mixer.next().all) {
      largest = Math.max(largest, Math.abs(sample - last))
      last = sample
    }
  }
  for (let index = 0; index < 20; index++) {
    // The first block has the edge that the voice itself has; it lies where it is faded in from nothing.
    mixer.push(1, index * BLOCK, steady(0.5))
    listen()
  }
  expect(last).toBeCloseTo(0.5)
  expect(largest).toBeLessThan(0.3)
})

test('what is too loud is turned down as a whole, and slowly up again', () => {
  const limiter = new Limiter()
  const loud = Float32Array.from({ length: BLOCK }, (_, index) => 1.8 * Math.sin(index / 5))
  limiter.limit(loud)
  expect(Math.max(...loud)).toBeLessThanOrEqual(0.9001)
  const after = steady(0.5)
  limiter.limit(after)
  expect(after[100]).toBeGreaterThan(0.24)
  expect(after[100]).toBeLessThan(0.27)
  for (let index = 0; index < 60; index++) limiter.limit(steady(0.5))
  const quiet = steady(0.5)
  limiter.limit(quiet)
  expect(quiet[100]).toBe(0.5)
})
