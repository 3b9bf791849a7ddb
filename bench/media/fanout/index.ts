import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { MediaProcess } from '../../../__tests__/support/media/ffmpeg'
import { processorSeconds, residentKilobytes } from '../../signal/process-cost'
import { makeSource } from '../support/source'
import { RtmpPlayer } from './rtmp-player'
import { type FanOutServer, startNginx, startOurs } from './servers'

/** How often the first key frame is timed. */
const LOOKS = 15
/** Milliseconds from one key frame of the source to the next. */
const GROUP = 2000
/** Players are opened so many at a time. */
const AT_A_TIME = 20
const CPU_GOAL = 0.8
const KEY_FRAME_GOAL = 5

interface Cost {
  readonly players: number
  readonly server: string
  /** Share of one core. */
  readonly cpu: number
  readonly megabytes: number
  /** Median, ms. */
  readonly firstKeyFrame: number
  /** That all players were sent a second. */
  readonly megabits: number
}

/**
 * One stream of 1 Mbit/s to many players, beside nginx with its RTMP module. `--players 100,400`, `--seconds 20`.
 * Counted is the time of the processor that each server takes, which other work on the machine disturbs little.
 */
export async function benchFanOut(args: readonly string[]): Promise<void> {
  const options = {
    players: { type: 'string', default: '100,400' },
    seconds: { type: 'string', default: '20' }
  } as const
  const { values } = parseArgs({ args: [...args], options })
  const folder = await mkdtemp(join(tmpdir(), 'emeet-fanout-'))
  const source = join(folder, 'source.flv')
  await makeSource(source)
  const costs: Cost[] = []
  for (const players of values.players.split(',').map(Number))
    for (const start of [startNginx, startOurs]) {
      const server = await start()
      if (server !== undefined) costs.push(await measure(server, { source, players, seconds: Number(values.seconds) }))
      await server?.close()
    }
  await rm(folder, { recursive: true })
  console.table(costs.map((cost) => rowOf(cost, costs)))
}

interface Load {
  readonly source: string
  readonly players: number
  readonly seconds: number
}

async function measure(server: FanOutServer, { source, players: count, seconds }: Load): Promise<Cost> {
  const input = ['-v', 'error', '-nostdin', '-re', '-stream_loop', '-1', '-i', source]
  const publisher = new MediaProcess('ffmpeg', [...input, '-c', 'copy', '-f', 'flv', server.publishUrl])
  const players: RtmpPlayer[] = []
  try {
    await sleep(3000)
    const waits = await timeKeyFrames(server)
    while (players.length < count)
      players.push(...(await openSome(server, Math.min(AT_A_TIME, count - players.length))))
    await Promise.all(players.map(({ firstKeyFrame }) => firstKeyFrame))
    const before = { cpu: processorSeconds(server.pid), bytes: sum(players), at: performance.now() }
    await sleep(seconds * 1000)
    const took = (performance.now() - before.at) / 1000
    return {
      players: count,
      server: server.name,
      cpu: (processorSeconds(server.pid) - before.cpu) / took,
      megabytes: residentKilobytes(server.pid) / 1024,
      firstKeyFrame: median(waits),
      megabits: ((sum(players) - before.bytes) * 8) / took / 1e6
    }
  } finally {
    for (const player of players) player.close()
    await publisher.stop()
  }
}

const openSome = (server: FanOutServer, count: number): Promise<RtmpPlayer[]> =>
  Promise.all(Array.from({ length: count }, () => RtmpPlayer.open(server.playUrl)))

/** Players that come one after the other, at moments that have nothing to do with the source's key frames. */
async function timeKeyFrames(server: FanOutServer): Promise<number[]> {
  const waits: number[] = []
  for (let look = 0; look < LOOKS; look++) {
    const player = await RtmpPlayer.open(server.playUrl)
    waits.push(await player.firstKeyFrame)
    player.close()
    await sleep(Math.random() * GROUP)
  }
  return waits
}

function rowOf(cost: Cost, costs: readonly Cost[]): Record<string, unknown> {
  const nginx = costs.find(({ server, players }) => server === 'nginx' && players === cost.players)
  const ofNginx = nginx === undefined ? undefined : cost.cpu / nginx.cpu
  return {
    players: cost.players,
    server: cost.server,
    'cpu %': (cost.cpu * 100).toFixed(1),
    'cpu % a player': ((cost.cpu * 100) / cost.players).toFixed(3),
    'cpu of nginx': ofNginx?.toFixed(2) ?? '–',
    'of goal': ofNginx === undefined || cost.server === 'nginx' ? '–' : (ofNginx / CPU_GOAL).toFixed(2),
    MB: cost.megabytes.toFixed(0),
    'first key frame ms': cost.firstKeyFrame.toFixed(1),
    'key frame of goal': (cost.firstKeyFrame / KEY_FRAME_GOAL).toFixed(2),
    'Mbit/s a player': (cost.megabits / cost.players).toFixed(2)
  }
}

const sum = (players: readonly RtmpPlayer[]): number => players.reduce((total, { bytes }) => total + bytes, 0)

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
