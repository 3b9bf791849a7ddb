import { execFileSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { MIX_STREAM } from '../../protocol/mix'
import type { EmbeddedEngine } from '../../server/media/embedded/engine'
import { startEngine } from '../media/support/engine'
import { processorSeconds } from '../signal/process-cost'
import { beep } from './beeper'
import { grantFor, HOST } from './grants'
import { Hearer } from './hearer'
import { Speaker, speech } from './speaker'

/**
 * What mixing costs: members on phones who all speak at once and all hear the mix, and in a second conference beside them
 * somebody who beeps, heard directly and in the mix. `--members 10,20,30`, `--seconds 20`.
 */
const { values } = parseArgs({
  options: { members: { type: 'string', default: '10,20,30' }, seconds: { type: 'string', default: '20' } }
})
const seconds = Number(values.seconds)

/** One core, and milliseconds that the mix may come later than the stream itself. */
const GOAL = { cores: 1, later: 80 }
const FRAMES_A_SECOND = 48_000 / 1024
/** Milliseconds until everybody has begun. */
const SETTLE = 3000
const VOICES = Array.from({ length: 8 }, (_, seed) => speech(seed + 1))

const codecOf = (engine: EmbeddedEngine): number =>
  Number(
    execFileSync('pgrep', ['-P', String(engine.pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')[0]
  )

const middle = (sorted: readonly number[]): number => sorted[sorted.length >> 1] ?? Number.NaN
const most = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN

async function meet(engine: EmbeddedEngine, members: number) {
  const names = Array.from({ length: members }, (_, index) => `member-${index}`)
  const speak = (name: string, index: number): Promise<Speaker> => {
    const url = engine.publishUrl(grantFor('publish', 'all', `stream-of-${name}`, name), HOST)
    return Speaker.begin(engine.rtmpPort, url, VOICES[index % VOICES.length] ?? [])
  }
  const hear = (name: string): Promise<Hearer> =>
    Hearer.begin(engine.rtmpPort, engine.playUrl(grantFor('play', 'all', MIX_STREAM, name), HOST))
  return { speakers: await Promise.all(names.map(speak)), hearers: await Promise.all(names.map(hear)) }
}

/** What two processes use while some time passes, in cores, and the frames that each listener gets of those there are. */
async function watch(engine: EmbeddedEngine, hearers: readonly Hearer[]) {
  const pids = [codecOf(engine), engine.pid ?? 0]
  const [before, frames, beganAt] = [pids.map(processorSeconds), hearers.map((each) => each.frames), performance.now()]
  await wait(seconds * 1000)
  const passed = (performance.now() - beganAt) / 1000
  const [codec = 0, media = 0] = pids.map((pid, index) => (processorSeconds(pid) - (before[index] ?? 0)) / passed)
  const least = Math.min(...hearers.map((each, index) => each.frames - (frames[index] ?? 0)))
  return { codec, media, heard: least / (passed * FRAMES_A_SECOND) }
}

async function measure(engine: EmbeddedEngine, members: number) {
  const { speakers, hearers } = await meet(engine, members)
  const beeper = await beep(engine)
  await wait(SETTLE)
  const { codec, media, heard } = await watch(engine, hearers)
  const { phone, web } = beeper.end()
  for (const each of [...speakers, ...hearers]) each.end()
  return {
    members,
    'codec, % of a core': (codec * 100).toFixed(0),
    'media, %': (media * 100).toFixed(0),
    'both of goal': ((codec + media) / GOAL.cores).toFixed(2),
    'frames heard of sent': heard.toFixed(3),
    'phone → browser, later by ms': middle(web).toFixed(0),
    'p95 ms': most(web).toFixed(0),
    'of goal': (middle(web) / GOAL.later).toFixed(2),
    'phone → phone, later by ms': middle(phone).toFixed(0),
    'its p95 ms': most(phone).toFixed(0),
    'its part of goal': (middle(phone) / GOAL.later).toFixed(2)
  }
}

console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
const engine = await startEngine()
const rows = []
for (const members of values.members.split(',').map(Number)) rows.push(await measure(engine, members))
await engine.close()
console.table(rows)
console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1)}`)
