import { LockOut } from '../../../server/security/lock-out'

let now = 0
const isLocked = (lockOut: LockOut): boolean => {
  try {
    lockOut.check('ann')
    return false
  } catch {
    return true
  }
}

/** Milliseconds until the next try is allowed. */
function wait(lockOut: LockOut): number {
  const start = now
  while (isLocked(lockOut)) now += 1000
  return now - start
}

beforeEach(() => {
  now = 0
})

test('a few mistakes cost nothing, then each one doubles the wait, up to a quarter of an hour', () => {
  const lockOut = new LockOut(() => now)
  const waits = Array.from({ length: 18 }, () => {
    lockOut.failed('ann')
    return wait(lockOut) / 1000
  })
  expect(waits).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900])
})

test('others are not kept out, and the right password ends it', () => {
  const lockOut = new LockOut(() => now)
  for (let count = 0; count < 6; count += 1) lockOut.failed('ann')
  lockOut.check('ben')
  expect(isLocked(lockOut)).toBe(true)
  now += 2000
  lockOut.succeeded('ann')
  lockOut.failed('ann')
  expect(isLocked(lockOut)).toBe(false)
})
