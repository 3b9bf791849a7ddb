import { parseArgs } from 'node:util'
import { openBrowser } from '../../../__tests__/support/browser'
import { offsetsOf } from '../../../__tests__/support/media/flash-and-beep/offsets'
import { startEngine } from '../support/engine'
import { summary } from './summary'
import { type Measurement, phoneToWeb, type Seen, webToPhone } from './ways'

/** Lost and delayed as on a bad mobile network. */
const ROUGH = { jitter: 100, loss: 0.02 }

type Way = readonly [name: string, measure: (measurement: Measurement) => Promise<Seen>]

const sounds = [
  { rate: 16_000, channels: 1 },
  { rate: 44_100, channels: 2 },
  { rate: 48_000, channels: 1 }
] as const

const ways: readonly Way[] = [
  ['web → phone', (one) => webToPhone(one)],
  ['web → phone, rough', (one) => webToPhone({ ...one, network: ROUGH })],
  ...sounds.map((sound): Way => [`phone ${sound.rate}/${sound.channels} → web`, (one) => phoneToWeb(one, sound)]),
  ['phone 48000/2 → web, rough', (one) => phoneToWeb({ ...one, network: ROUGH }, { rate: 48_000, channels: 2 })]
]

/**
 * How far sound and picture come apart on their way between phones and browsers. `--seconds 60` each; `--only rough` for
 * the ways with that word in their names.
 */
export async function benchSync(args: readonly string[]): Promise<void> {
  const options = { seconds: { type: 'string', default: '60' }, only: { type: 'string', default: '' } } as const
  const { values } = parseArgs({ args: [...args], options })
  const rows: Record<string, unknown>[] = []
  for (const [index, [way, measure]] of ways.filter(([name]) => name.includes(values.only)).entries()) {
    const engine = await startEngine()
    const browser = await openBrowser()
    try {
      const seen = await measure({ engine, browser, streamId: `sync-${index}`, seconds: Number(values.seconds) })
      rows.push({ way, ...summary(offsetsOf(seen)), backwards: seen.backwards })
    } finally {
      await browser.close()
      await engine.close()
    }
  }
  console.table(rows)
}
