import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { attackAll, kinds } from '../../__tests__/support/fuzz/attack'
import { Target } from '../../__tests__/support/fuzz/target'

/** Share of the cases that comes before, so that memory is compared with that of a server that has seen as much of this. */
const WARM_UP = 0.5
/** Members' graces and idle connections end within this time. */
const REST_MS = 20_000

/** Sends a server what strangers may send, and prints what became of it. Ends with an error at the first harm. */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' }
  }
})
const chosen = kinds.filter(({ name }) => name.includes(values.only))
const [cases, seed] = [Number(values.cases), Number(values.seed)]
const target = await Target.start()
try {
  await attackAll(target, Math.ceil(cases * WARM_UP), seed + 1)
  await sleep(REST_MS)
  const before = residentMegabytes(target.server.pid)
  const attacked = await attackAll(target, cases, seed, chosen)
  await sleep(REST_MS)
  const after = residentMegabytes(target.server.pid)
  console.table(
    attacked.map(({ name, cases: count, seconds }) => ({
      what: name,
      cases: count,
      'cases a second': Math.round(count / seconds),
      harm: 0
    }))
  )
  console.table([
    {
      'all cases': attacked.reduce((sum, { cases: count }) => sum + count, 0),
      'memory before, MB': before.toFixed(0),
      'after, MB': after.toFixed(0),
      'after of before': (after / before).toFixed(2)
    }
  ])
} finally {
  await target.server.close()
}

/** Of the main process. */
function residentMegabytes(pid: number | undefined): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}
