import { PictureGate } from '../../../../server/media/embedded/hub/picture-gate'

const BEHIND = 2500

it('lets pictures pause when the player is more than two seconds behind, and go on once it has caught up', () => {
  const gate = new PictureGate()
  expect(gate.look(1900, 0)).toBe('nothing')
  expect(gate.look(BEHIND, 100)).toBe('hold')
  expect(gate.look(BEHIND, 200)).toBe('nothing')
  expect(gate.look(400, 1000)).toBe('nothing')
  expect(gate.isHeld).toBe(true)
  expect(gate.look(100, 1200)).toBe('release')
  expect(gate.isHeld).toBe(false)
})

it('is worth telling when it lasts', () => {
  const gate = new PictureGate()
  gate.look(BEHIND, 0)
  expect(gate.isLong(1900)).toBe(false)
  expect(gate.isLong(2000)).toBe(true)
  gate.look(0, 2100)
  expect(gate.isLong(9000)).toBe(false)
})

it('tries less and less often when the pictures are too much again and again, at least every half minute', () => {
  const gate = new PictureGate()
  const pauses: number[] = []
  let now = 0
  for (let turn = 0; turn < 6; turn += 1) {
    gate.look(BEHIND, now)
    const heldAt = now
    while (gate.look(0, now) !== 'release') now += 500
    pauses.push(now - heldAt)
    now += 3000
  }
  expect(pauses).toEqual([0, 4000, 8000, 16_000, 30_000, 30_000])
})

it('tells at once that they pause again, and forgets it after a quarter of a minute without trouble', () => {
  const gate = new PictureGate()
  gate.look(BEHIND, 0)
  gate.look(0, 1000)
  gate.look(BEHIND, 5000)
  expect(gate.isLong(5000)).toBe(true)
  expect(gate.look(0, 9000)).toBe('release')
  gate.look(BEHIND, 30_000)
  expect(gate.look(0, 30_100)).toBe('release')
})

it('gives pictures that have just come back less credit', () => {
  const gate = new PictureGate()
  gate.look(BEHIND, 0)
  gate.look(0, 1000)
  expect(gate.look(600, 2000)).toBe('nothing')
  expect(gate.look(800, 3000)).toBe('hold')
  expect(gate.look(0, 7000)).toBe('release')
  expect(gate.look(800, 30_000)).toBe('nothing')
})
