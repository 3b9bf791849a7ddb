import { setTimeout as sleep } from 'node:timers/promises'
import { EmediaError } from '../../../src/services/emedia/core/error'
import { Random } from '../random'
import { eventually } from '../sdk/eventually'
import type { FragileServer } from '../faults/fragile-server'
import { checkMeeting } from './check'
import { actors } from './deeds'
import { Meeting } from './meeting'

/** How long all of them may take to be back, ms; a busy machine counts on it, a bench measures it. */
const BACK_MS = 30_000
const LONGEST_RUN_MS = 250
/** Writes of the busy server that pass before a death from inside; they take about as long. */
const LONGEST_RUN_WRITES = 400

export interface Rounds {
  /** Deeds that were acknowledged before a crash. */
  readonly acknowledged: number
  /** Deeds that a crash left unanswered. */
  readonly cutOff: number
  /** Crashes just before or just after a write to the store or to a socket; the others came at any time. */
  readonly atWrites: number
  /** ms from the server's being ready until everything was as it must be, one for each crash. */
  readonly back: readonly number[]
}

/**
 * Kills the server again and again at a random moment, or a random write, of a busy meeting, and sees after every start that nothing that was
 * acknowledged is lost, nobody is twice there, and nobody removed is back. Throws at the first thing that is wrong.
 * @param onBack hears how often all were back so far
 */
export async function crashRounds(
  fragile: FragileServer,
  kills: number,
  seed: number,
  onBack: (count: number) => void = () => undefined
): Promise<Rounds> {
  const random = new Random(seed)
  const meeting = await Meeting.open(fragile.server.url, `crash ${seed}`)
  const counts = { acknowledged: 0, cutOff: 0, atWrites: 0, back: [] as number[] }
  try {
    for (let round = 0; round < kills; round++) {
      await crashOnce(fragile, meeting, random, counts)
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
  atWrites: number
  readonly back: number[]
}

/** What those who keep the server busy must know of its end. */
interface Crash {
  /** From here on something may be left undone. */
  isNear: boolean
  isOver: boolean
}

async function crashOnce(fragile: FragileServer, meeting: Meeting, random: Random, counts: Counts): Promise<void> {
  const { server } = fragile
  const crash = { isNear: false, isOver: false }
  const busy = Promise.all(actors(meeting, random).map((next) => keepBusy(next, crash, counts)))
  const death = random.chance(0.5) ? kill(fragile, crash, random) : killInside(fragile, crash, random, counts)
  await Promise.race([death, busy.then(() => death)])
  crash.isOver = true
  await server.start()
  const ready = performance.now()
  await busy
  await eventually(() => checkMeeting(meeting, server.dataDir), BACK_MS)
  counts.back.push(performance.now() - ready)
}

async function kill({ server }: FragileServer, crash: Crash, random: Random): Promise<void> {
  await sleep(random.below(LONGEST_RUN_MS))
  crash.isNear = true
  await server.kill('SIGKILL')
}

async function killInside(
  { server, hurt }: FragileServer,
  crash: Crash,
  random: Random,
  counts: Counts
): Promise<void> {
  crash.isNear = true
  const { ended } = server
  await hurt(`killAt ${1 + random.below(LONGEST_RUN_WRITES)}`)
  await ended
  counts.atWrites += 1
}

/** Only a server that dies may leave something undone. */
async function keepBusy(next: () => () => Promise<unknown>, crash: Crash, counts: Counts): Promise<void> {
  while (!crash.isOver) {
    try {
      await next()()
      counts.acknowledged += 1
    } catch (error) {
      if (!crash.isNear || !(error instanceof EmediaError)) throw error
      counts.cutOff += 1
      return
    }
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
