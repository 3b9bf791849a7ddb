import { setTimeout as wait } from 'node:timers/promises'
import { MIX_STREAM } from '../../../protocol/mix'
import { ConfrType } from '../../../protocol/numbers'
import type { Random } from '../../../__tests__/support/random'
import { enterBySdk } from '../../../__tests__/support/sdk/member'
import type { Clip } from './clip'
import { Camera, Earpiece } from './phone'

/** Milliseconds that one stays, and is away between two visits: at least, and at most so much more. */
const STAY = { least: 10_000, more: 50_000 }
const AWAY = { least: 1000, more: 8000 }
/** Share of those who are gone without a word. */
const VANISH = 0.3

/** What all visitors together have seen. */
export interface Tally {
  visits: number
  vanished: number
  /** Visits in which not one frame of the mix was heard. */
  deaf: number
  heard: number
  present: number
  mostPresent: number
  readonly failures: string[]
}

export interface Party {
  readonly url: string
  readonly roomName: string
  readonly clip: Clip
  readonly random: Random
  readonly tally: Tally
  readonly isOver: () => boolean
}

/** Somebody who comes, speaks, listens, goes, and comes again, until the party is over. */
export async function keepVisiting(party: Party, nickName: string): Promise<void> {
  const { random, tally, isOver } = party
  while (!isOver()) {
    await pause(AWAY.least + random.below(AWAY.more), isOver)
    if (isOver()) return
    try {
      await visit(party, nickName)
    } catch (error) {
      tally.failures.push(`${nickName}: ${String(error)}`)
    }
  }
}

async function visit({ url, roomName, clip, random, tally, isOver }: Party, nickName: string): Promise<void> {
  const { conference, environment } = await enterBySdk(url, { roomName, nickName, type: ConfrType.COMMUNICATION_MIX })
  tally.visits += 1
  tally.present += 1
  tally.mostPresent = Math.max(tally.mostPresent, tally.present)
  const opened: { close(): void }[] = []
  try {
    opened.push(await Camera.open(await conference.publishAddress('wx-1-soak'), clip))
    const earpiece = await Earpiece.open(await conference.playAddress(MIX_STREAM))
    opened.push(earpiece)
    await pause(STAY.least + random.below(STAY.more), isOver)
    tally.heard += earpiece.heard
    if (earpiece.heard === 0) tally.deaf += 1
  } finally {
    tally.present -= 1
    for (const each of opened) each.close()
    const vanishes = random.chance(VANISH)
    if (vanishes) {
      tally.vanished += 1
      environment.setOnline(false)
    }
    await conference.leave().catch(() => undefined)
  }
}

async function pause(ms: number, isOver: () => boolean): Promise<void> {
  const until = performance.now() + ms
  while (!isOver() && performance.now() < until) await wait(200)
}
