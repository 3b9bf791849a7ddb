import { Role } from '../../protocol/numbers'
import type { StreamGrant } from '../media/engine'
import { LiveConference } from './conference'
import type { Conference, Conferences, CreateRequest, Identity, RoomRequest } from './contract'
import { Refusal } from './contract'
import { followMedia } from './media-events'
import { followRecorder } from './recorder-events'
import { limitsFor } from './model/limits'
import type { State } from './model/state'
import type { ConferencesOptions } from './options'
import { hashRoomPassword } from './password'
import { type Settings, settle } from './settings'
import { afterCrash, readSnapshot } from './snapshot'

/** All conferences that are alive, by id and by room. */
export class Registry implements Conferences {
  private readonly byId = new Map<string, LiveConference>()
  private readonly byRoom = new Map<string, LiveConference>()
  private readonly settings: Settings
  private readonly unfollow: () => void

  constructor(options: ConferencesOptions) {
    this.settings = settle(options)
    const unfollowMedia = followMedia(options.engine, () => this.byId.values())
    const unfollowRecorder = followRecorder(options.recorder, (id) => this.byId.get(id))
    this.unfollow = () => {
      unfollowMedia()
      unfollowRecorder()
    }
  }

  /** Takes up what was alive when the process ended. Members have a grace to come back. */
  async restore(): Promise<void> {
    const { snapshots, clock, log } = this.settings
    const states = await snapshots.load(readSnapshot)
    for (const state of states) this.add(afterCrash(state, clock.now())).begin(true)
    if (states.length > 0) log.info({ conferences: states.length }, 'Conferences were taken up again.')
  }

  openRoom(who: Identity, room: RoomRequest): Promise<{ conference: Conference; isCreator: boolean }> {
    return settled(() => {
      const existing = this.byRoom.get(roomKey(who.appKey, room.roomName))
      if (existing === undefined) return { conference: this.found(who, room, room.roomName), isCreator: true }
      if (!existing.hasPassword(room.password)) throw new Refusal('wrong-password')
      return { conference: existing, isCreator: existing.state.creator === who.name }
    })
  }

  create(who: Identity, request: CreateRequest): Promise<Conference> {
    return settled(() => this.found(who, request, ''))
  }

  get(conferenceId: string): Conference {
    const conference = this.byId.get(conferenceId)
    if (conference === undefined) throw new Refusal('no-such-conference')
    return conference
  }

  recall(conferenceId: string): Conference {
    const conference = this.byId.get(conferenceId)
    if (conference === undefined) throw new Refusal('ended')
    return conference
  }

  findRoom(appKey: string, roomName: string): Conference | undefined {
    return this.byRoom.get(roomKey(appKey, roomName))
  }

  authorize(grant: StreamGrant): boolean {
    return this.byId.get(grant.conferenceId)?.authorize(grant) ?? false
  }

  expel(name: string, forget: boolean): void {
    for (const conference of [...this.byId.values()]) conference.observe({ type: 'expel', name, forget })
  }

  async close(): Promise<void> {
    this.unfollow()
    for (const conference of this.byId.values()) conference.close()
    this.byId.clear()
    this.byRoom.clear()
    await this.settings.snapshots.close()
  }

  private madeBy(name: string): number {
    return [...this.byId.values()].filter(({ state }) => state.creator === name).length
  }

  private found(who: Identity, request: CreateRequest, roomName: string): LiveConference {
    if (this.madeBy(who.name) >= this.settings.maxRooms) throw new Refusal('rooms-full')
    const state = this.newState(who, request, roomName)
    const conference = this.add(state)
    conference.keep()
    this.settings.witness?.(state, { action: 'created', actor: who.name, subject: '', details: {} })
    conference.begin(false)
    return conference
  }

  private add(state: State): LiveConference {
    const conference = new LiveConference(state, this.settings, (ended) => this.remove(ended))
    this.byId.set(state.id, conference)
    if (state.roomName !== '') this.byRoom.set(roomKey(state.appKey, state.roomName), conference)
    return conference
  }

  private remove({ state: { id, appKey, roomName } }: LiveConference): void {
    this.byId.delete(id)
    this.byRoom.delete(roomKey(appKey, roomName))
  }

  private newState(who: Identity, request: CreateRequest, roomName: string): State {
    const { ids, clock, domain, limits } = this.settings
    const { type, rec, recMerge, ext } = request
    return {
      id: ids.conference(),
      appKey: who.appKey,
      domain,
      roomName,
      type,
      password: hashRoomPassword(request.password),
      creator: who.name,
      ext,
      rec: rec && this.settings.recorder !== undefined,
      recMerge,
      recording: null,
      recordings: 0,
      limits: limitsFor(type, request.limits, limits),
      createdAt: clock.now(),
      version: 1,
      members: [],
      streams: [],
      attributes: [],
      flags: { muteAll: false, locked: false },
      roles: { [who.name]: Role.ADMIN },
      kicked: {},
      banned: [],
      dropped: [],
      chat: [],
      ended: false
    }
  }
}

/** Room names may hold anything; a key of two parts must not be ambiguous. */
const roomKey = (appKey: string, roomName: string): string => JSON.stringify([appKey, roomName])

/** The contract leaves room for stores that take time; a refusal is a rejection either way. */
const settled = <Value>(act: () => Value): Promise<Value> =>
  new Promise((resolve) => {
    resolve(act())
  })
