import { type StoreApi, createStore } from 'zustand/vanilla'
import type { LocalMedia, ScreenShare } from '../platform/types'
import type { Client, ClientOptions, Conference, Invite } from '../services/emedia'
import { EmediaError } from '../services/emedia/core/error'
import { type Failure, failureOf, hostOf, isHost, joinOptions } from './join'
import { noticeOf } from './notices'
import { type RecentRoom, readRecent, rememberRoom } from './recent'
import { type RoomStore, createRoomStore } from './room'
import type { SettingsStorage, SettingsStore } from './settings'

export interface SessionParts {
  /** Called once, when the server is first needed. */
  readonly connect: (options: ClientOptions) => Client | Promise<Client>
  readonly defaultHost: string
  readonly settings: SettingsStore
  readonly storage: SettingsStorage
  readonly media: LocalMedia
  readonly receiveAhead: (conference: Conference) => void
  readonly screenShare?: ScreenShare | undefined
  readonly now: () => number
}

/** How the app is in a meeting, or gets there. */
export interface SessionState {
  readonly joining: boolean
  /** Why the last attempt failed. */
  readonly failure: Failure | undefined
  readonly room: RoomStore | undefined
  /** What one came in with last, for coming back. */
  readonly last: { readonly roomName: string; readonly password: string } | undefined
  readonly recent: readonly RecentRoom[]
  /** Does ahead what the way in would have to wait for. That it fails is for the way in to find out. */
  readonly prepare: () => void
  /** Enters; true when one is in. A second call while one runs does nothing. */
  readonly join: (roomName: string, password: string) => Promise<boolean>
  /** Reads an invitation; undefined when it failed, which `failure` then tells. */
  readonly readInvite: (id: string) => Promise<Invite | undefined>
  readonly forgetFailure: () => void
  /** Leaves the room, if one is in one. */
  readonly leave: () => void
}

const APP_KEY = 'emeet#meeting'

type Store = StoreApi<SessionState>

/** The app's only client, and the seat that it has. */
export function createSessionStore(parts: SessionParts): Store {
  const reach = clientOf(parts)
  return createStore<SessionState>()((set, get, store) => ({
    joining: false,
    failure: undefined,
    room: undefined,
    last: undefined,
    recent: readRecent(parts.storage),
    prepare: () =>
      void reach()
        .then((client) => client.prepare())
        .catch(() => undefined),
    join: (roomName, password) => join(store, parts, reach, { roomName, password }),
    readInvite: async (id) => {
      set({ failure: undefined })
      try {
        return await (await reach()).readInvite(id)
      } catch (error) {
        set({ failure: failureOf(error) })
        return undefined
      }
    },
    forgetFailure: () => set({ failure: undefined }),
    leave: () => {
      const room = get().room?.getState()
      if (room === undefined) return
      set({ room: undefined, recent: remember(room.conference, parts) })
      room.close()
      void room.conference.leave()
    }
  }))
}

export type SessionStore = Store

/** The client, made when it is first needed and led to another server when the settings name one. */
function clientOf({ connect, settings, defaultHost }: SessionParts): () => Promise<Client> {
  let made: Promise<Client> | undefined
  const make = async (host: string): Promise<Client> => connect({ host, appkey: APP_KEY })
  return async () => {
    const host = hostOf(settings.getState(), defaultHost)
    if (!isHost(host)) throw EmediaError.of('bad-host')
    // Kept while it is under way: two calls at once get the same client. After a failure the next call tries anew.
    made ??= make(host).catch((error: unknown) => {
      made = undefined
      throw error
    })
    const client = await made
    if (client.options.host !== host) client.configure({ host })
    return client
  }
}

async function join(
  store: Store,
  parts: SessionParts,
  reach: () => Promise<Client>,
  last: { readonly roomName: string; readonly password: string }
): Promise<boolean> {
  if (store.getState().joining) return false
  store.setState({ joining: true, failure: undefined })
  try {
    const preferences = parts.settings.getState()
    const wanted = last.password === '' ? preferences.password : last.password
    const client = await reach()
    const conference = await client.joinRoom(joinOptions(preferences, last.roomName, wanted))
    parts.receiveAhead(conference)
    store.getState().leave()
    const room = open(conference, client, conference.isCreator ? wanted : last.password, parts)
    store.setState({ room, last, recent: remember(conference, parts) })
    return true
  } catch (error) {
    store.setState({ failure: failureOf(error) })
    return false
  } finally {
    store.setState({ joining: false })
  }
}

/** One is in before one's own picture is; if that is refused, the meeting goes on without it. */
function open(
  conference: Conference,
  client: Client,
  password: string,
  { media, screenShare, now }: SessionParts
): RoomStore {
  const room = createRoomStore(conference, { client, media, screenShare, now, password })
  media.publish(conference).catch((error: unknown) => {
    room.getState().tell(noticeOf({ kind: 'refused', ...failureOf(error) }))
  })
  return room
}

const remember = ({ roomName, members }: Conference, { storage, now }: SessionParts): readonly RecentRoom[] =>
  rememberRoom(storage, { name: roomName, at: now(), people: Math.max(1, members.size) })
