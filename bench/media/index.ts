import { benchFanOut } from './fanout'
import { benchSync } from './sync'
import { CROWD } from '../live/audience'
import { runCrowd } from '../live/crowd'
import { benchViewers } from './viewers'

/** `npm run bench -- media sync` and so on: one part of the media plane at a time, each with options of its own. */
const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  fanout: benchFanOut,
  sync: benchSync,
  viewers: benchViewers
}

const [name = '', ...args] = process.argv.slice(2)
const bench = benches[name]
if (name === CROWD) runCrowd()
else if (bench === undefined) {
  console.error(`Which one? There are: ${Object.keys(benches).join(', ')}.`)
  process.exitCode = 1
} else await bench(args)
