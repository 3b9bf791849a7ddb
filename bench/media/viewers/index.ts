import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cleanup } from 'node-datachannel'
import { startServer } from '../../../__tests__/support/server'
import { Audience } from '../../live/audience'
import { type Phase, watchFor } from '../../live/phase'
import { lossRows } from '../../live/tables'
import { talk } from '../../live/talkers'
import { talkByWeb } from '../../live/web-talker'
import { makeHostedRoom, SECRET } from '../../signal/crowd'
import { makeSource } from '../support/source'

/** Percent of a core for each viewer of 1 Mbit/s. */
const GOAL = 0.2
const MEDIA = 'media.mjs'

interface Plan {
  readonly url: string
  readonly pid: number
  readonly source: string
  readonly counts: readonly number[]
  readonly seconds: number
}

/** One stream of 1 Mbit/s to many viewers on WebRTC: from RTMP, and from WebRTC. `--viewers 100,250`, `--seconds 20`. */
export async function benchViewers(args: readonly string[]): Promise<void> {
  const options = {
    viewers: { type: 'string', default: '100,250' },
    seconds: { type: 'string', default: '20' }
  } as const
  const { values } = parseArgs({ args: [...args], options })
  console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
  const folder = await mkdtemp(join(tmpdir(), 'emeet-viewers-'))
  const source = join(folder, 'source.flv')
  await makeSource(source)
  const server = await startServer({
    ...{ SECRET, NAME_DOMAIN: 'emeet', RATE_LIMIT_FACTOR: '1000000', LIMIT_CONNECTIONS: '10000' }
  })
  try {
    const counts = values.viewers.split(',').map(Number)
    const plan = { url: server.url, pid: server.pid ?? 0, source, counts, seconds: Number(values.seconds) }
    console.table([...(await measure(plan, 'RTMP')), ...(await measure(plan, 'WebRTC'))])
  } finally {
    await server.close()
    // Its threads would keep the process.
    cleanup()
    await rm(folder, { recursive: true })
  }
  console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1)}`)
}

async function measure(plan: Plan, from: 'RTMP' | 'WebRTC'): Promise<readonly Record<string, unknown>[]> {
  const { url, pid, source, counts, seconds } = plan
  const { id: conferenceId } = await makeHostedRoom(url, `from ${from}`)
  const { streams, close } = await talk(url, conferenceId, 1, source)
  const relay = from === 'WebRTC' ? await talkByWeb(url, conferenceId, streams[0] ?? '') : undefined
  const audiences: Audience[] = []
  try {
    const empty = await watchFor(seconds, pid, audiences)
    const rows: Record<string, unknown>[] = []
    for (const count of counts) {
      const more = count - audiences.reduce((sum, { orders }) => sum + orders.count, 0)
      const orders = {
        way: 'WebRTC',
        url,
        conferenceId,
        streams: relay ? [relay.streamId] : streams,
        count: more
      } as const
      audiences.push(await Audience.gather({ ...orders, prefix: `${count}-` }))
      rows.push(rowOf(from, count, empty, await watchFor(seconds, pid, audiences)))
    }
    return rows
  } finally {
    for (const audience of audiences) audience.close()
    relay?.close()
    await close()
  }
}

function rowOf(from: string, viewers: number, empty: Phase, full: Phase): Record<string, unknown> {
  const cores = ({ costs }: Phase): number => costs.get(MEDIA)?.cores ?? NaN
  const each = ((cores(full) - cores(empty)) * 100) / viewers
  const seen = full.audiences.flatMap((audience) => audience.seen)
  const [{ way: _, ...loss } = {}] = lossRows({ ...full, audiences: [{ way: 'WebRTC', seen }] })
  return {
    from,
    'media, % of a core': (cores(full) * 100).toFixed(1),
    '% a viewer': each.toFixed(3),
    'of goal': (each / GOAL).toFixed(2),
    'media, MB': full.costs.get(MEDIA)?.megabytes,
    ...loss
  }
}
