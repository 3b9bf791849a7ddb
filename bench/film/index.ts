import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { recordMeeting } from './meeting'
import { makeByFfmpeg, makeByOurs } from './makers'

/**
 * How fast a recorded meeting of four becomes one film, beside the ffmpeg of this machine doing the same with one thread.
 * `--seconds 120`: of the meeting; `--people 4`.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '120' }, people: { type: 'string', default: '4' } }
})
const [seconds, people] = [Number(values.seconds), Number(values.people)]

/** Minutes of film in a minute of one core. */
const GOAL = 2

const folder = mkdtempSync(join(tmpdir(), 'emeet-film-'))
console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
try {
  const clips = await recordMeeting(folder, people, seconds)
  const theirs = await makeByFfmpeg(clips, join(folder, 'theirs.mp4'))
  const ours = await makeByOurs(clips, join(folder, 'ours.mp4'))
  const speed = (processorSeconds: number): number => seconds / processorSeconds
  const row = (what: string, used: number) => ({
    what,
    'seconds of film': seconds,
    'seconds of a core': used.toFixed(1),
    'film per core': speed(used).toFixed(2),
    'of goal': (speed(used) / GOAL).toFixed(2),
    'of ffmpeg': (speed(used) / speed(theirs)).toFixed(2)
  })
  console.table([row(`ours, ${people} × 360p`, ours), row('ffmpeg, the same grid and settings', theirs)])
} finally {
  rmSync(folder, { recursive: true })
}
console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1)}`)
