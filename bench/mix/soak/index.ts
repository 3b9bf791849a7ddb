import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ConfrType } from '../../../protocol/numbers'
import { Random } from '../../../__tests__/support/random'
import { enterBySdk } from '../../../__tests__/support/sdk/member'
import { startServer, type TestServer } from '../../../__tests__/support/server'
import { type Count, countProcesses } from './census'
import { makeClip } from './clip'
import { awaitFilm, type Finished } from './film'
import { keepVisiting, type Tally } from './visitor'

/**
 * Members who join and leave a recorded MIX room at random, a third of them without a word: what is left behind.
 * `--members 30`, `--seconds 600`, `--seed 1`, `--patience 1200` (seconds that the film may take).
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    members: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    patience: { type: 'string', default: '1200' }
  }
})
const OPERATOR = 'operator-token-of-at-least-32-characters'
const ROOM = 'soak'
/** Milliseconds that all seats of vanished members and all lingering streams are given to be gone. */
const SETTLE = 25_000
/** How often it is told how it goes, in ms. */
const TELL_EVERY = 60_000

async function visitAll(url: string): Promise<Tally> {
  const failures: string[] = []
  const tally: Tally = { visits: 0, vanished: 0, deaf: 0, heard: 0, present: 0, mostPresent: 0, failures }
  const overAt = performance.now() + Number(values.seconds) * 1000
  const isOver = (): boolean => performance.now() >= overAt
  const party = { url, roomName: ROOM, clip: makeClip(10), random: new Random(Number(values.seed)), tally, isOver }
  const names = Array.from({ length: Number(values.members) }, (_, index) => `visitor ${index}`)
  const timer = setInterval(() => console.log(`${tally.visits} visits, ${tally.present} present`), TELL_EVERY)
  await Promise.all(names.map((name) => keepVisiting(party, name)))
  clearInterval(timer)
  return tally
}

/** Streams that the server still knows. */
async function streamsLeft(url: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${OPERATOR}` } })
  return (await answer.text()).split('\n').filter((line) => line.startsWith('emeet_stream_frames')).length
}

function show(before: readonly Count[], during: readonly Count[], after: readonly Count[], seconds: number): void {
  const names = [...new Set([...before, ...during, ...after].map(({ name }) => name))]
  const find = (counts: readonly Count[], name: string) => counts.find((count) => count.name === name)
  console.table(
    names.map((name) => {
      const [first, middle, last] = [find(before, name), find(during, name), find(after, name)]
      return {
        process: name,
        'MB before': first?.megabytes,
        'MB halfway': middle?.megabytes,
        'MB after': last?.megabytes,
        'handles before': first?.handles,
        'handles halfway': middle?.handles,
        'handles after': last?.handles,
        'same process': first?.pid === last?.pid,
        '% of a core': Math.round((100 * ((last?.processorSeconds ?? 0) - (first?.processorSeconds ?? 0))) / seconds)
      }
    })
  )
}

function report(tally: Tally, film: Finished, streams: number): void {
  const { failures, ...counts } = tally
  console.table([{ ...counts, failures: failures.length, 'streams left': streams }])
  for (const failure of failures.slice(0, 10)) console.log(failure)
  console.log('film:', film)
}

async function soak(server: TestServer): Promise<void> {
  const pid = server.pid ?? 0
  const limits = { maxTalkerCount: 100, maxVideoCount: 100 }
  const host = await enterBySdk(server.url, {
    ...{ roomName: ROOM, nickName: 'host', type: ConfrType.COMMUNICATION_MIX, rec: true, recMerge: true },
    ...limits
  })
  const before = countProcesses(pid)
  const beganAt = performance.now()
  const halfway = wait(Number(values.seconds) * 500).then(() => countProcesses(pid))
  const tally = await visitAll(server.url)
  await wait(SETTLE)
  const streams = await streamsLeft(server.url)
  const seconds = (performance.now() - beganAt) / 1000
  const whenEmpty = countProcesses(pid)
  await host.conference.destroy()
  const film = await awaitFilm(server.url, OPERATOR, Number(values.patience) * 1000)
  show(before, await halfway, whenEmpty, seconds)
  report(tally, film, streams)
  console.table(
    countProcesses(pid).map(({ name, megabytes, handles }) => ({ 'after the film': name, megabytes, handles }))
  )
}

console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
const server = await startServer({ OPERATOR_TOKEN: OPERATOR, GRACE_SECONDS: '5', EMPTY_GRACE_SECONDS: '5' })
try {
  await soak(server)
} finally {
  await server.close()
}
console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1)}`)
