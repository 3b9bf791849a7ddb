import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startServer, type TestServer } from '../../__tests__/support/server'
import { makeSource } from '../media/support/source'
import { makeHostedRoom, SECRET } from '../signal/crowd'
import { Audience, CROWD } from './audience'
import { type Orders, runCrowd } from './crowd'
import { watchFor } from './phase'
import { costRow, lossRows } from './tables'
import { talk } from './talkers'

if (process.argv.includes(CROWD)) runCrowd()
else await measure()

/**
 * A LIVE room: a few talk, hundreds watch. `--talkers 3`, `--rtmp 300`, `--web 100`, `--seconds 20` each with the talkers
 * alone, with the players on RTMP, and with the browsers besides.
 */
async function measure(): Promise<void> {
  const { values } = parseArgs({
    options: {
      talkers: { type: 'string', default: '3' },
      rtmp: { type: 'string', default: '300' },
      web: { type: 'string', default: '100' },
      seconds: { type: 'string', default: '20' }
    }
  })
  console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
  const folder = await mkdtemp(join(tmpdir(), 'emeet-live-'))
  const source = join(folder, 'source.flv')
  await makeSource(source)
  const limits = { LIMIT_CONNECTIONS: '10000', LIMIT_LIVE_AUDIENCE: '10000', LIMIT_LIVE_TALKERS: '100' }
  const server = await startServer({ SECRET, NAME_DOMAIN: 'emeet', RATE_LIMIT_FACTOR: '1000000', ...limits })
  try {
    const crowd = { RTMP: Number(values.rtmp), WebRTC: Number(values.web) }
    await watchAll(server, { source, talkers: Number(values.talkers), crowd, seconds: Number(values.seconds) })
  } finally {
    await server.close()
    await rm(folder, { recursive: true })
  }
  console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1)}`)
}

interface Plan {
  readonly source: string
  readonly talkers: number
  readonly crowd: Readonly<Record<Orders['way'], number>>
  readonly seconds: number
}

async function watchAll({ url, pid = 0 }: TestServer, { source, talkers, crowd, seconds }: Plan): Promise<void> {
  const { id: conferenceId } = await makeHostedRoom(url, 'a full house')
  const { streams, close } = await talk(url, conferenceId, talkers, source)
  const audiences: Audience[] = []
  try {
    let phase = await watchFor(seconds, pid, audiences)
    const rows = [costRow('none', phase)]
    for (const way of ['RTMP', 'WebRTC'] as const) {
      const count = crowd[way]
      if (count === 0) continue
      audiences.push(await Audience.gather({ way, url, conferenceId, streams, count }))
      const before = phase
      phase = await watchFor(seconds, pid, audiences)
      rows.push(costRow(`+ ${count} by ${way}`, phase, before, count))
    }
    console.table(rows)
    console.table(lossRows(phase))
  } finally {
    for (const audience of audiences) audience.close()
    await close()
  }
}
