import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measureBrowsers } from './browsers'
import { measurePlayers, PLAYERS, runPlayers } from './players'

/** Viewers on weak lines, beside one on a good line. `--seconds 20` a line; `--only browsers` or `--only players`. */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== PLAYERS),
  options: { seconds: { type: 'string', default: '20' }, only: { type: 'string' } }
})
const seconds = Number(values.seconds)

if (process.argv.includes(PLAYERS)) await runPlayers(seconds)
else {
  console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
  if (values.only !== 'players') await measureBrowsers(seconds)
  if (values.only !== 'browsers') await measurePlayers(['--seconds', values.seconds])
  console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1)}`)
}
