import { parseArgs } from 'node:util'
import { eventCosts } from './events'
import { crowdCosts } from './crowd'
import { lobbyTimes } from './lobby'

/**
 * What the app asks of a phone and of a browser: what one event sends from the mini-program's logic to its view, when the
 * lobby can be used on a slow processor, and how long a crowd that comes in keeps a page from answering.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '9' }, crowd: { type: 'string', default: '50' } }
})
const runs = Number(values.runs)

const KILOBYTE = 1024
console.table(
  (await eventCosts(runs)).map(({ what, calls, bytes, page }) => ({
    'mini-program, event': what,
    'setData calls': calls,
    bytes,
    'of goal (1 KB)': (bytes / KILOBYTE).toFixed(2),
    'the page anew, bytes': page,
    'of the page': (bytes / page).toFixed(3)
  }))
)

const INTERACTIVE_GOAL = 1500
const { shown, interactive } = await lobbyTimes(runs)
console.table([
  {
    'web lobby, processor 4 times slower': `${runs} runs, p50`,
    'shown, ms': Math.round(shown),
    'interactive, ms': Math.round(interactive),
    'of goal (1.5 s)': (interactive / INTERACTIVE_GOAL).toFixed(2)
  }
])

const BLOCK_GOAL = 50
const crowd = Number(values.crowd)
const { took, blocks, longest } = await crowdCosts(crowd)
console.table([
  {
    'web room': `${crowd} members come in`,
    'all in, ms': Math.round(took),
    'tasks over 50 ms': blocks,
    'longest, ms': Math.round(longest),
    'of goal (50 ms)': (longest / BLOCK_GOAL).toFixed(2)
  }
])
