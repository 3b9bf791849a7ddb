import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Line } from './line'
import { experienceOf, outageOf } from './measure'
import { openPlayers } from './scene'

/** The argument with which this bench starts itself where the network is its own. */
export const PLAYERS = '--as-the-players'

/** Bits per second of the thin line, and seconds of the outage. */
const RATE = 300_000
const OUTAGE = 10

/** Players on RTMP: runs this bench once more, in a user and network namespace of its own. Nothing else notices its lines. */
export async function measurePlayers(args: readonly string[]): Promise<void> {
  const self = [process.execPath, process.argv[1] ?? '', ...args, PLAYERS]
  const child = spawn('unshare', ['--user', '--map-root-user', '--net', ...self], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit').catch(() => [1])) as [number | null]
  if (code !== 0) console.log('Players on RTMP are left out: the lines need Linux, unshare, ip and tc with htb.')
}

/** Prints the tables of the players, in the namespace. */
export async function runPlayers(seconds: number): Promise<void> {
  const line = new Line(RATE)
  const scene = await openPlayers()
  try {
    const rows: Record<string, unknown>[] = []
    const lines = [
      ['good', () => line.good()],
      ['300 kbit/s', () => line.thin()],
      ['good again', () => line.good()]
    ] as const
    for (const [name, change] of lines) {
      change()
      rows.push({ line: name, ...(await experienceOf(scene, seconds)) })
    }
    console.table(rows)
    console.table([await outageOf(scene, line, OUTAGE)])
  } finally {
    await scene.close()
  }
}
