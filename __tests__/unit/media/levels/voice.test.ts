import { loudnessOf, meanLoudness, powerOf, SILENT } from '../../../../server/media/embedded/levels/loudness'
import { hearVoice, silence } from '../../../../server/media/embedded/levels/voice'

const PERIOD = 400

/** How a row of loudnesses is told: `.` for who does not speak. */
function told(row: readonly number[]): string {
  let voice = silence
  return row
    .map((loudness) => {
      voice = hearVoice(voice, loudness, PERIOD)
      return voice.speaks ? String(voice.loudness) : '.'
    })
    .join(' ')
}

describe('loudness', () => {
  test.each([
    [1, 0],
    [4, 0],
    [0.01, 20],
    [1e-12, 120],
    [1e-20, SILENT],
    [0, SILENT]
  ])('a mean square of %d is %i below overload', (power, loudness) => {
    expect(loudnessOf(power)).toBe(loudness)
  })

  test('stands for a power, and silence for none', () => {
    expect(powerOf(20)).toBeCloseTo(0.01)
    expect(powerOf(SILENT)).toBe(0)
  })

  test('of pieces together is that of their mean power, and of none is silence', () => {
    expect(meanLoudness([20, SILENT])).toBe(23)
    expect(meanLoudness([30, 30, 30])).toBe(30)
    expect(meanLoudness([])).toBe(SILENT)
  })
})

describe('a voice', () => {
  test.each([
    ['speech is told as loud as it is', [25, 30], '25 30'],
    ['silence is told as nothing', [SILENT, 60, SILENT], '. . .'],
    ['a murmur begins nothing', [50, 48, 50], '. . .'],
    ['a murmur goes on with what has begun', [30, 50, 50, 50, 50], '30 50 50 50 50'],
    ['a pause between words is part of speech', [30, 70, 30], '30 70 30'],
    ['a long pause ends it', [30, 70, 70, 70], '30 70 . .'],
    ['after a pause it takes another long one to end it', [30, 70, 30, 70, 30], '30 70 30 70 30']
  ])('%s', (_, row, expected) => {
    expect(told(row)).toBe(expected)
  })

  test('that does not speak is as loud as nothing', () => {
    expect(hearVoice(silence, 50, PERIOD).loudness).toBe(SILENT)
    expect(hearVoice(hearVoice(silence, 20, PERIOD), SILENT, 1000)).toEqual(silence)
  })
})
