import { setTimeout as wait } from 'node:timers/promises'
import { type Count, countProcesses } from '../mix/soak/census'
import type { Audience } from './audience'
import type { Seen } from './seen'

/** Milliseconds that new viewers are given to find their pace. */
const SETTLE = 4000

/** What the server used in a span of time, and what each viewer got in it. */
export interface Phase {
  readonly seconds: number
  /** By the file that a process runs: cores, and MB at the end. */
  readonly costs: ReadonlyMap<string, { readonly cores: number; readonly megabytes: number }>
  readonly audiences: readonly { readonly way: string; readonly seen: readonly Seen[] }[]
}

export async function watchFor(seconds: number, server: number, audiences: readonly Audience[]): Promise<Phase> {
  await wait(SETTLE)
  const looks = () => Promise.all(audiences.map((audience) => audience.look()))
  const before = await looks()
  const [began, beganAt] = [countProcesses(server), performance.now()]
  await wait(seconds * 1000)
  const [ended, took] = [countProcesses(server), (performance.now() - beganAt) / 1000]
  const after = await looks()
  const cost = (now: Count) => {
    const then = began.find(({ pid }) => pid === now.pid)?.processorSeconds ?? 0
    return [now.name, { cores: (now.processorSeconds - then) / took, megabytes: now.megabytes }] as const
  }
  return {
    seconds: took,
    costs: new Map(ended.map(cost)),
    audiences: audiences.map(({ orders: { way } }, index) => {
      const seen = after[index]?.flatMap((now, viewer) => {
        const then = before[index]?.[viewer]
        return then === undefined ? [] : [since(then, now)]
      })
      return { way, seen: seen ?? [] }
    })
  }
}

const since = (before: Seen, after: Seen): Seen => ({
  ...after,
  pictures: after.pictures - before.pictures,
  sounds: after.sounds - before.sounds,
  bytes: after.bytes - before.bytes,
  units: after.units - before.units,
  missing: after.missing - before.missing
})
