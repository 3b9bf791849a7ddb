import { EmediaError } from '../../../src/services/emedia/core/error'
import { Renewal } from '../../../src/services/emedia/media/renewal'
import { FakeClock } from '../../support/conference/fake-clock'

/** Longer than any pause, shorter than a connection must stand. */
const A_WHILE = 8000

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function setUp(attempt: () => Promise<void> = () => Promise.resolve()) {
  const clock = new FakeClock()
  const built: number[] = []
  const refusals: EmediaError[] = []
  const build = (): Promise<void> => {
    built.push(clock.now())
    return attempt()
  }
  const renewal = new Renewal(clock, build, (error) => refusals.push(error))
  /** Loses the connection; returns after how many milliseconds it was built anew. */
  const lose = async (): Promise<number> => {
    const [before, times] = [clock.now(), built.length]
    renewal.lost()
    clock.pass(A_WHILE)
    await settled()
    expect(built).toHaveLength(times + 1)
    return (built.at(-1) ?? 0) - before
  }
  return { renewal, clock, built, refusals, lose }
}

test('a connection that is answered and breaks at once is built anew after pauses that grow', async () => {
  const { renewal, lose } = setUp()
  renewal.begin()
  await settled()
  const pauses: number[] = []
  while (pauses.length < 6) pauses.push(await lose())
  const [first = 0, , , , , last = 0] = pauses
  expect(first).toBeGreaterThanOrEqual(250)
  expect(first).toBeLessThanOrEqual(500)
  expect(last).toBeGreaterThanOrEqual(4000)
})

test('a connection that stood for a while is built anew at once, and its former failures are forgotten', async () => {
  const { renewal, clock, lose } = setUp()
  renewal.begin()
  await settled()
  for (let losses = 0; losses < 5; losses += 1) await lose()
  clock.pass(10_000)
  expect(await lose()).toBe(0)
  clock.pass(10_000)
  expect(await lose()).toBe(0)
  expect(await lose()).toBeLessThanOrEqual(500)
})

test('after it was stopped a loss builds nothing', () => {
  const { renewal, clock, built, refusals } = setUp()
  renewal.stop()
  renewal.lost()
  clock.pass(A_WHILE)
  expect([built, refusals]).toEqual([[], []])
})

test('a refusal that another try will not change ends it', async () => {
  const { renewal, clock, built, refusals } = setUp(() => Promise.reject(EmediaError.of('not-permitted')))
  renewal.begin()
  await settled()
  clock.pass(A_WHILE)
  expect([built.length, refusals.map(({ reason }) => reason)]).toEqual([1, ['not-permitted']])
})
