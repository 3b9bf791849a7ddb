import { parseArgs } from 'node:util'
import { crashRounds } from '../../__tests__/support/crash/rounds'
import { startFragileServer } from '../../__tests__/support/faults/fragile-server'

/** How soon all must be back once the server answers, ms. */
const GOAL_MS = 5000

/** Kills a server in a busy meeting, again and again, and prints what became of it. Ends with an error if anything was lost. */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } }
})
const fragile = await startFragileServer({ GRACE_SECONDS: '15' })
try {
  const kills = Number(values.kills)
  const { acknowledged, cutOff, atWrites, back } = await crashRounds(fragile, kills, Number(values.seed), (count) => {
    if (count % 20 === 0) console.log(`${count} of ${kills} kills, all back after each`)
  })
  const sorted = [...back].sort((one, other) => one - other)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
  console.table([
    {
      kills: back.length,
      'of them at a write': atWrites,
      'deeds acknowledged': acknowledged,
      'deeds cut off': cutOff,
      lost: 0,
      'all back p50, ms': Math.round(at(0.5)),
      'p95, ms': Math.round(at(0.95)),
      'longest, ms': Math.round(at(1)),
      'longest of goal': (at(1) / GOAL_MS).toFixed(2)
    }
  ])
} finally {
  await fragile.server.close()
}
