import { parseArgs } from 'node:util'
import { openBrowser, type TestBrowser } from '../../__tests__/support/browser'
import { startServer } from '../../__tests__/support/server'
import { joinByPhone, phoneSender } from './phone'
import { quantile, type JoinTimes } from './times'
import { joinByWeb, webSender } from './web'

/**
 * Press on "join" → in the room, and → first picture of somebody who is there already, over loopback. `--runs 10` for
 * fewer than 50 runs of each way. The one who joins is the receiver: web→phone is a page sending to a phone that joins.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '50' } } })
const runs = Number(values.runs)

interface Way {
  readonly name: string
  /** Milliseconds from the press to the first picture. */
  readonly goal: number
  send(browser: TestBrowser, server: string, roomName: string): Promise<() => Promise<void>>
  join(browser: TestBrowser, server: string, roomName: string): Promise<JoinTimes>
}

/** Milliseconds from the press into the room, on every way. */
const ENTERED_GOAL = 150

const ways: readonly Way[] = [
  { name: 'web → web', goal: 400, send: webSender, join: joinByWeb },
  { name: 'phone → web', goal: 600, send: (_, ...place) => phoneSender(...place), join: joinByWeb },
  { name: 'web → phone', goal: 1000, send: webSender, join: (_, ...place) => joinByPhone(...place) }
]

async function measure({ name, send, join }: Way): Promise<JoinTimes[]> {
  const server = await startServer()
  const browser = await openBrowser()
  const times: JoinTimes[] = []
  try {
    const leave = await send(browser, server.url, name)
    while (times.length < runs) times.push(await join(browser, server.url, name))
    await leave()
  } finally {
    await browser.close()
    await server.close()
  }
  return times
}

function row(what: string, values: readonly number[], goal: number) {
  const [median, slow] = [quantile(values, 0.5), quantile(values, 0.95)]
  return {
    what,
    runs: values.length,
    'p50 ms': Math.round(median),
    'p95 ms': Math.round(slow),
    'goal ms': goal,
    'p50 of goal': (median / goal).toFixed(2),
    'p95 of goal': (slow / goal).toFixed(2)
  }
}

const rows: ReturnType<typeof row>[] = []
for (const way of ways) {
  const times = await measure(way)
  rows.push(
    row(
      `${way.name}, entered`,
      times.map(({ entered }) => entered),
      ENTERED_GOAL
    )
  )
  rows.push(
    row(
      `${way.name}, first frame`,
      times.map(({ firstFrame }) => firstFrame),
      way.goal
    )
  )
}
console.table(rows)
