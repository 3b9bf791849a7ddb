import { setTimeout as wait } from 'node:timers/promises'
import { type Roughness, SMOOTH } from '../../__tests__/support/media/link'
import { type Experience, experience, outage } from './measure'
import { openScene } from './scene'

/** Seconds that a line is left to itself before it is measured. */
const SETTLE = 8
/** Percent of the sound that may be missing at 5 % loss. */
const GAPS_GOAL = 1
/** Milliseconds from the end of an outage until everything is back. */
const RETURN_GOAL = 3000
const OUTAGE = 10

const lines: readonly (readonly [name: string, down: Roughness])[] = [
  ['good', SMOOTH],
  ['300 kbit/s', { ...SMOOTH, rate: 300_000 }],
  ['good again', SMOOTH],
  ['5 % loss', { ...SMOOTH, loss: 0.05 }],
  ['200 ms jitter', { ...SMOOTH, jitter: 200 }],
  ['5 % loss, 200 ms jitter', { loss: 0.05, jitter: 200 }]
]

const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
const heardAndSeen = (whose: string, { gaps, fps }: Experience): Record<string, number> => ({
  [`${whose}, gaps %`]: round(gaps),
  [`${whose}, pictures/s`]: round(fps, 1)
})

/** Viewers in browsers, on lines of datagrams that a program spoils. Prints their tables. */
export async function measureBrowsers(seconds: number): Promise<void> {
  const scene = await openScene()
  try {
    const rows: Record<string, unknown>[] = []
    for (const [line, down] of lines) {
      scene.network.change({ up: SMOOTH, down })
      await wait(SETTLE * 1000)
      const [weak, other] = await experience(scene, seconds)
      const own = { ...heardAndSeen('weak', weak), 'gaps of goal': round(weak.gaps / GAPS_GOAL), held: scene.isHeld() }
      rows.push({ line, ...own, ...heardAndSeen('other', other) })
    }
    console.table(rows)
    scene.network.change(SMOOTH)
    await wait(SETTLE * 1000)
    const { sound, picture } = await outage(scene, OUTAGE)
    const worst = Math.max(sound, picture)
    console.table([
      {
        outage: `${OUTAGE} s`,
        'sound back ms': round(sound, 0),
        'picture back ms': round(picture, 0),
        'of goal': round(worst / RETURN_GOAL)
      }
    ])
  } finally {
    await scene.close()
  }
}
