import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startServer } from '../../__tests__/support/server'
import { SECRET, enterAll, makeRooms, ticketFor } from './crowd'
import { FLOOR, runFloor } from './floor'
import { type Heard, percentile } from './listeners'
import { measureLiveRoom } from './live-room'
import { processorSeconds, residentKilobytes } from './process-cost'

const IDLE_MS = 10_000
const GOAL = { kilobytes: 12, ratio: 3 }

if (process.argv.includes(FLOOR)) runFloor()
else await measure()

/** Prints what idle members cost, how fast a crowd comes in, and how late events are beside a plain broadcast. */
async function measure(): Promise<void> {
  const { values } = parseArgs({
    options: {
      members: { type: 'string', default: '10000' },
      live: { type: 'string', default: '600' },
      events: { type: 'string', default: '50' }
    }
  })
  console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
  const server = await startServer({
    ...{ SECRET, LIMIT_CONNECTIONS: '100000', LIMIT_ROOMS: '100000', NAME_DOMAIN: 'emeet' },
    ...{ EMPTY_GRACE_SECONDS: '3600', RATE_LIMIT_FACTOR: '1000000' }
  })
  try {
    const { attributes, attributesFloor, roles, rolesFloor } = await measureLiveRoom(
      server.url,
      Number(values.live),
      Number(values.events)
    )
    console.table([
      ...rowsOf(`attribute to ${values.live}`, attributes, attributesFloor),
      ...rowsOf(`role to ${values.live}`, roles, rolesFloor)
    ])
    if (server.pid !== undefined) await measureIdle(server.url, server.pid, Number(values.members))
  } finally {
    await server.close()
  }
  console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1)}`)
}

async function measureIdle(url: string, pid: number, members: number): Promise<void> {
  const rooms = await makeRooms(url, 'idle', Math.ceil(members / 10))
  await sleep(1000)
  const before = residentKilobytes(pid)
  const tickets = Array.from({ length: members }, (_, number) =>
    ticketFor(url, rooms[number % rooms.length] ?? '', `idle${number}`)
  )
  const [start, used] = [performance.now(), processorSeconds(pid)]
  const crowd = await enterAll(tickets, 100)
  const [took, spent] = [(performance.now() - start) / 1000, processorSeconds(pid) - used]
  await sleep(IDLE_MS)
  const idle = processorSeconds(pid)
  await sleep(IDLE_MS)
  const kilobytes = (residentKilobytes(pid) - before) / members
  const times = crowd.map((each) => each.took)
  console.table([
    {
      members,
      rooms: rooms.length,
      'joins a second': Math.round(members / took),
      'ms of processor a join': ((spent / members) * 1000).toFixed(2),
      'entered p50, ms': percentile(times, 50).toFixed(1),
      'p99, ms': percentile(times, 99).toFixed(1),
      'KB a member': kilobytes.toFixed(1),
      'of goal': (kilobytes / GOAL.kilobytes).toFixed(2),
      'idle, % of a core': (((processorSeconds(pid) - idle) / (IDLE_MS / 1000)) * 100).toFixed(1)
    }
  ])
  for (const { socket } of crowd) socket.terminate()
}

function rowsOf(what: string, ours: Heard, floor: Heard): readonly Record<string, string | number>[] {
  const row = (name: string, { delays, lost, doubled }: Heard) => ({
    what: name,
    'p50, ms': percentile(delays, 50).toFixed(1),
    'p99, ms': percentile(delays, 99).toFixed(1),
    'p99 of floor': (percentile(delays, 99) / percentile(floor.delays, 99)).toFixed(2),
    'of goal': (percentile(delays, 99) / percentile(floor.delays, 99) / GOAL.ratio).toFixed(2),
    lost,
    doubled
  })
  return [row(what, ours), row('the same bytes, plain ws', floor)]
}
