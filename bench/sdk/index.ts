import { eventCosts } from './events'
import { loadCosts } from './load'

const RUNS = 7
const MEMBERS = 1000

/** Prints what the SDK costs to load, beside the vendor's, and what a thousand members cost it. */
const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1)

const costs = await loadCosts(RUNS)
const vendor = costs.at(-1)
console.table(
  costs.map(({ what, raw, gzip, load }) => ({
    what,
    'raw KB': kilobytes(raw),
    'gzip KB': kilobytes(gzip),
    'parse and run, ms': load.toFixed(1),
    "time of vendor's": (load / (vendor?.load ?? load)).toFixed(2)
  }))
)

const { time, memory, callbacksPerEvent } = await eventCosts(MEMBERS)
console.table([
  {
    what: `${MEMBERS} members join`,
    'all, ms': time.toFixed(1),
    'kept per member, KB': memory.toFixed(2),
    'callbacks per event': callbacksPerEvent
  }
])
