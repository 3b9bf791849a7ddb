import { ConfrType, Role } from '../../../protocol/numbers'
import { createClient } from '../../../src/services/emedia/client'
import type { Client, Conference } from '../../../src/services/emedia/core/types'
import { type NodeEnvironment, createNodeEnvironment } from '../sdk/node-environment'
import { Ledger } from './ledger'

/** Somebody in the meeting, with what must never change for them. */
export interface Attendee {
  readonly client: Client
  readonly environment: NodeEnvironment
  readonly conference: Conference
  readonly nickName: string
  readonly id: string
}

export const RTC_ID = 'wx-1-mia'

/** Each crash gives its half-joined guests a new grace: many crashes in a row can leave more of them than a room has places for. */
const PLACES = 60

/** A small meeting in which there is always something going on, and what its server has acknowledged. */
export class Meeting {
  readonly ledger = new Ledger()
  /** Those whose removal was asked for, all of them for good; true where it was acknowledged. */
  readonly removed = new Map<Attendee, boolean>()
  /** Nicknames of those whose joining was not answered: they may have a seat until the grace is over. */
  readonly halfJoined = new Set<string>()
  guest: Attendee | undefined
  #guests = 0

  private constructor(
    private readonly url: string,
    private readonly roomName: string,
    readonly admin: Attendee,
    readonly graded: Attendee,
    readonly raiser: Attendee,
    readonly pusher: Attendee
  ) {}

  static async open(url: string, roomName: string): Promise<Meeting> {
    const admin = await attend(url, roomName, 'Ada', 'MINI_PROGRAM')
    const graded = await attend(url, roomName, 'Gil', 'WEB')
    const raiser = await attend(url, roomName, 'Rae', 'WEB')
    const pusher = await attend(url, roomName, 'Mia', 'MINI_PROGRAM')
    await pusher.conference.publishAddress(RTC_ID)
    const meeting = new Meeting(url, roomName, admin, graded, raiser, pusher)
    meeting.#noteBeginning()
    return meeting
  }

  /** What is so before anybody changes it: a first change that a crash leaves undone is to be found undone. */
  #noteBeginning(): void {
    const { ledger, graded, raiser } = this
    ledger.settle('everybody muted', false)
    ledger.settle(`role ${graded.nickName}`, Role.TALKER)
    ledger.settle(`hand ${raiser.nickName}`, false)
    ledger.settle('stream muted', '00')
  }

  get id(): string {
    return this.admin.conference.id
  }

  /** Everybody who is to be there after the crash. */
  get staying(): readonly Attendee[] {
    const regulars = [this.admin, this.graded, this.raiser, this.pusher]
    return this.guest === undefined ? regulars : [...regulars, this.guest]
  }

  async inviteGuest(): Promise<void> {
    const nickName = `Guest ${(this.#guests += 1)}`
    this.halfJoined.add(nickName)
    this.guest = await attend(this.url, this.roomName, nickName, 'MINI_PROGRAM')
    this.halfJoined.delete(nickName)
  }

  /** Removes the guest for good. */
  async removeGuest(): Promise<void> {
    const { guest } = this
    if (guest === undefined) return
    this.removed.set(guest, false)
    await this.admin.conference.kick([guest.id], { ban: true })
    this.removed.set(guest, true)
    this.guest = undefined
  }

  async close(): Promise<void> {
    const all = [...this.staying, ...this.removed.keys()]
    await Promise.all(all.map(({ conference }) => conference.leave()))
  }
}

async function attend(
  host: string,
  roomName: string,
  nickName: string,
  type: 'MINI_PROGRAM' | 'WEB'
): Promise<Attendee> {
  const environment = createNodeEnvironment(type)
  const client = createClient(environment, { host, appkey: 'org#app' })
  const room = { roomName, type: ConfrType.LIVE, maxTalkerCount: PLACES }
  const conference = await client.joinRoom({ ...room, nickName, role: Role.TALKER })
  return { client, environment, conference, nickName, id: conference.self.id }
}
