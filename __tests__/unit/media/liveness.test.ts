import { DEAD_AFTER, Liveness, type Vitals } from '../../../server/media/embedded/liveness'

const vitals = (changes: Partial<Vitals>): Vitals => ({ read: 0, taken: 0, waiting: 0, onlyReads: false, ...changes })

describe('a connection is dead', () => {
  it.each<[string, Partial<Vitals>, boolean]>([
    ['that sends nothing though it should', {}, true],
    ['that takes nothing of what waits for it', { waiting: 1000, onlyReads: true }, true],
    ['that watches a stream in which nothing happens', { onlyReads: true }, false]
  ])('%s: %j', (_, state, dead) => {
    const liveness = new Liveness(0)
    expect(liveness.dead(vitals(state), DEAD_AFTER - 1)).toBe(false)
    expect(liveness.dead(vitals(state), DEAD_AFTER)).toBe(dead)
  })

  it.each<[string, (step: number) => Partial<Vitals>]>([
    ['sends a little now and then', (step) => ({ read: step })],
    ['takes a little of what waits for it', (step) => ({ taken: step, waiting: 1000, onlyReads: true })]
  ])('not while it %s', (_, state) => {
    const liveness = new Liveness(0)
    for (let step = 1; step <= 10; step += 1) {
      expect(liveness.dead(vitals(state(step)), step * (DEAD_AFTER - 1000))).toBe(false)
    }
  })
})
