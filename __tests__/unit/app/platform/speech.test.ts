import { Speech } from '../../../../src/platform/speech'

test('somebody speaks while it is loud, and through the pauses between words', () => {
  const speech = new Speech()
  expect(speech.hears(0.1, 1000)).toBe(true)
  expect(speech.hears(0, 1500)).toBe(true)
  expect(speech.hears(0, 1900)).toBe(false)
  expect(speech.hears(0.02, 2000)).toBe(true)
})

test('a quiet room does not speak', () => {
  const speech = new Speech()
  expect([0, 0.005, 0.015].map((level, step) => speech.hears(level, step * 200))).toEqual([false, false, false])
})
