import { setTimeout as sleep } from 'node:timers/promises'
import { EmediaError } from '../../../src/services/emedia/core/error'
import { Random } from '../random'
import { eventually } from '../sdk/eventually'
import type { TestServer } from '../server'
import { checkMeeting } from './check'
import { actors } from './deeds'
import { Meeting } from './meeting'

/** How long all of them may take to be back, ms; a busy machine counts on it, a bench measures it. */
const BACK_MS = 30_000
const LONGEST_RUN_MS = 250

export interface Rounds {
  /** Deeds that were acknowledged before a crash. */
  readonly acknowledged: number
  /** Deeds that a crash left unanswered. */
  readonly cutOff: number
  /** ms from the server's being ready until everything was as it must be, one for each crash. */
  readonly back: readonly number[]
}

/**
 * Kills the server again and again at a random moment of a busy meeting, and sees after every start that nothing that was
 * acknowledged is lost, nobody is twice there, and nobody removed is back. Throws at the first thing that is wrong.
 * @param onBack hears how often all were back so far
 */
export async function crashRounds(
  server: TestServer,
  kills: number,
  seed: number,
  onBack: (count: number) => void = () => undefined
): Promise<Rounds> {
  const random = new Random(seed)
  const meeting = await Meeting.open(server.url, `crash ${seed}`)
  const counts = { acknowledged: 0, cutOff: 0, back: [] as number[] }
  try {
    for (let round = 0; round < kills; round++) {
      await crashOnce(server, meeting, random, counts)
      onBack(counts.back.length)
    }
    await checkRemoved(meeting)
    await checkGhosts(meeting)
  } finally {
    await meeting.close()
  }
  return counts
}

interface Counts {
  acknowledged: number
  cutOff: number
  readonly back: number[]
}

async function crashOnce(server: TestServer, meeting: Meeting, random: Random, counts: Counts): Promise<void> {
  const crash = { isNear: false }
  const busy = actors(meeting, random).map(async (next) => {
    while (!crash.isNear) await attempt(next(), crash, counts)
  })
  await sleep(random.below(LONGEST_RUN_MS))
  crash.isNear = true
  await server.restart('SIGKILL')
  const ready = performance.now()
  await Promise.all(busy)
  await eventually(() => checkMeeting(meeting, server.dataDir), BACK_MS)
  counts.back.push(performance.now() - ready)
}

/** Only a server that dies may leave something undone. */
async function attempt(deed: () => Promise<unknown>, crash: { readonly isNear: boolean }, counts: Counts) {
  try {
    await deed()
    counts.acknowledged += 1
  } catch (error) {
    if (!crash.isNear || !(error instanceof EmediaError)) throw error
    counts.cutOff += 1
  }
}

async function checkRemoved({ removed, admin }: Meeting): Promise<void> {
  for (const { client, nickName, conference } of [...removed.keys()].slice(-3)) {
    if (conference.status !== 'closed') continue
    const again = client.joinRoom({ roomName: admin.conference.roomName, nickName })
    const refused = await again.then(
      () => 'nothing',
      (error: unknown) => (error instanceof EmediaError ? error.reason : error)
    )
    if (refused !== 'banned') throw new Error(`${nickName} was removed for good and is refused by ${String(refused)}`)
  }
}

/** One more is gone without a word in the last crash: after the grace nobody is there who should not be. */
async function checkGhosts(meeting: Meeting): Promise<void> {
  meeting.halfJoined.clear()
  const { raiser, admin } = meeting
  raiser.environment.setOnline(false)
  const present = meeting.staying.filter((attendee) => attendee !== raiser).map(({ nickName }) => nickName)
  await eventually(() => {
    const there = [...admin.conference.members.values()].map(({ nickName }) => nickName)
    if (there.sort().join() !== present.sort().join()) throw new Error(`there are ${there.join()}`)
  }, BACK_MS)
}
