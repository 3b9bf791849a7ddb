import { Role } from '../../protocol/numbers'
import { quantile } from '../join/times'
import { enterBySdk, type SdkMember } from '../../__tests__/support/sdk/member'
import { startServer } from '../../__tests__/support/server'
import { push } from '../../__tests__/support/media/push'
import { Phone } from '../../__tests__/support/weapp/phone'
import type { Weapp } from '../../__tests__/support/weapp/runner'

/** Milliseconds in which nothing more may come of an event. */
const QUIET = { quiet: 150 }

/** What one event costs, medians of all runs: the room's clock ticks into some of them. */
export interface EventCost {
  readonly what: string
  readonly calls: number
  /** What was sent as JSON, in characters. */
  readonly bytes: number
  /** What the whole page would be as JSON: what drawing it anew sends. */
  readonly page: number
}

interface Scene {
  /** Admin of the room, who sends a picture. */
  readonly anna: SdkMember
  readonly ben: SdkMember
  /** Somebody more. */
  readonly enter: () => Promise<SdkMember>
}

type Undo = () => Promise<unknown>

/** Events of a meeting, each with what undoes it. */
const acts: Readonly<Record<string, (scene: Scene) => Promise<Undo>>> = {
  'somebody comes': async ({ enter }) => {
    const { conference } = await enter()
    return () => conference.leave()
  },
  'somebody mutes': async ({ anna: { conference } }) => {
    await conference.muteAddress(CAMERA, { audioOff: true, videoOff: false })
    return () => conference.muteAddress(CAMERA, { audioOff: false, videoOff: false })
  },
  'somebody is made an admin': async ({ anna: { conference }, ben }) => {
    const names = [ben.conference.self.name]
    await conference.grant(names, Role.ADMIN)
    return () => conference.grant(names, Role.TALKER)
  },
  'a hand goes up': async ({ ben: { conference } }) => {
    await conference.social.raiseHand(true)
    return () => conference.social.raiseHand(false)
  },
  'a line of chat': async ({ ben: { conference } }) => {
    await conference.social.say('Can everybody see it?')
    return () => Promise.resolve()
  }
}

const CAMERA = 'wx-1-abc'

/** Lets each event happen so many times while a phone is in the room with two others. */
export async function eventCosts(runs: number): Promise<readonly EventCost[]> {
  const server = await startServer()
  const enter = (nickName: string): Promise<SdkMember> => enterBySdk(server.url, { roomName: 'events', nickName })
  try {
    const [anna, ben] = [await enter('Anna'), await enter('Ben')]
    const camera = await push(await anna.conference.publishAddress(CAMERA))
    const phone = await Phone.open(server.url)
    await phone.enter('events', 'Phone')
    await phone.playerSource('Anna')
    const scene = { anna, ben, enter: () => enter('Chen') }
    const costs: EventCost[] = []
    for (const [what, act] of Object.entries(acts)) {
      costs.push({ what, ...(await costOf(phone.app, () => act(scene), runs)) })
    }
    await phone.close()
    await camera.stop()
    return costs
  } finally {
    await server.close()
  }
}

async function costOf(app: Weapp, act: () => Promise<Undo>, runs: number): Promise<Omit<EventCost, 'what'>> {
  const calls: number[] = []
  const bytes: number[] = []
  while (calls.length < runs) {
    await app.settle(QUIET)
    const before = { ...app.setDataStats }
    const undo = await act()
    await app.settle(QUIET)
    calls.push(app.setDataStats.calls - before.calls)
    bytes.push(app.setDataStats.bytes - before.bytes)
    await undo()
  }
  const page = JSON.stringify(app.page.data).length
  return { calls: quantile(calls, 0.5), bytes: quantile(bytes, 0.5), page }
}
