import type { EventEmitter } from 'node:events'
import type { ClientOp, Enter } from '../../protocol/client-ops'
import type { ConfrType, RequestedRole, Role } from '../../protocol/numbers'
import type { RecordingFault } from '../../protocol/recording'
import type { ResponseBody, ServerEvent } from '../../protocol/server-events'
import type { ConferenceInfo, ConferenceState, EnterAnswer, Limits } from '../../protocol/shapes'
import type { StreamGrant } from '../media/engine'
import type { RecordingOrder } from './model/recording'

export { Refusal } from '../../protocol/refusal'

/** What http and socket may ask of the conferences, and nothing else. Refused calls throw {@link Refusal}. */
export interface Conferences {
  /** Joins the live conference of that room, or creates one. */
  openRoom(who: Identity, room: RoomRequest): Promise<{ conference: Conference; isCreator: boolean }>
  create(who: Identity, request: CreateRequest): Promise<Conference>
  /** Throws `no-such-conference`. */
  get(conferenceId: string): Conference
  /** For an id that bears our signature: what is not there any more was there once. Throws `ended`. */
  recall(conferenceId: string): Conference
  /** The live conference of that room, for looking at it without entering. */
  findRoom(appKey: string, roomName: string): Conference | undefined
  /** For the media engine, at the moment of use: is this right, once given, still good? Expiry is the engine's to check. */
  authorize(grant: StreamGrant): boolean
  /**
   * Takes somebody out of every conference at once, media and socket too, by full name. `forget`: roles that were given
   * to the name go too. Tickets from before are worth nothing.
   */
  expel(name: string, forget: boolean): void
  /** Stops timers and forgets the links; the conferences stay in their snapshots. Sockets are the caller's to close. */
  close(): Promise<void>
}

/** Somebody whose access token has been found good. */
export interface Identity {
  /** `org#app`. */
  readonly appKey: string
  /** Full name, `org#app_user@domain`, as it appears on the wire. */
  readonly name: string
}

export interface CreateRequest {
  readonly type: ConfrType
  /** Empty = open to all. */
  readonly password: string
  readonly rec: boolean
  readonly recMerge: boolean
  readonly limits: Partial<Limits>
  readonly ext: Readonly<Record<string, unknown>>
}

export interface RoomRequest extends CreateRequest {
  readonly roomName: string
}

export interface Conference {
  readonly id: string
  readonly type: ConfrType
  /** Empty for a conference that was created without a room. */
  readonly roomName: string
  /**
   * May this person enter, and as what? The creator is an admin, others get what they ask for up to talker, an unasked
   * role is the usual one of the type. `trusted` skips the password: the caller has checked an admin's role token.
   */
  admit(who: Identity, request: { password: string; role: RequestedRole; trusted: boolean }): { role: Role }
  /** The role that counts now: of the member, or the one that was granted to the name. Undefined for strangers. */
  roleOf(name: string): Role | undefined
  info(): ConferenceInfo
  /** Enter with a checked ticket, or take the same seat again when `sessId` is given. */
  enter(link: Link, request: EnterRequest): Reply<EnterAnswer>
  /** Any operation of a member but entering. Undefined: no answer is due now (another member gives it). */
  perform(sessId: string, op: Exclude<ClientOp, Enter>, tsxId: string): Promise<Reply<ResponseBody> | undefined>
  /** The socket is gone; the seat is kept for the grace time. `link` guards against a socket that was replaced. */
  lost(sessId: string, link: Link): void
  /** Address for live-pusher. The same `rtcId` again is the same stream. `host`: the name the client reached us by. */
  publishAddress(sessId: string, rtcId: string, host: string): string
  /** Address for live-player, of a stream or of the mix. With `only` it carries the sound or the pictures alone. */
  playAddress(sessId: string, streamId: string, host: string, only?: StreamGrant['only']): string
  /** `by` is a full name; `names` may be full, without domain, short, or member ids. With `ban` they may not come back. */
  kick(by: string, names: readonly string[], ban: boolean): void
  grant(by: string, names: readonly string[], role: Role): void
  /** Like grant, but only downwards. */
  degrade(by: string, names: readonly string[], role: Role): void
  destroy(by: string): void
  setAttributes(by: string, changes: readonly AttributeChange[]): void
  setState(by: string, state: ConferenceState): void
}

/** An answer, and the events that the socket sends right behind it, before anything else. */
export interface Reply<Body> {
  readonly body: Body
  readonly after: readonly ServerEvent[]
}

export interface AttributeChange {
  readonly key: string
  readonly val: string
  readonly op: 'UPDATE' | 'DEL'
}

export interface EnterRequest {
  readonly op: Enter
  readonly sessId?: string
  /** Address of the client, told back to it. */
  readonly ip: string
  /** `https://host` by which the client reached us; addresses that it is given start with it. */
  readonly origin: string
}

/** A member's socket, as the conference sees it. */
export interface Link {
  /** Sends an event; the socket adds `sessId`. */
  send(event: ServerEvent): void
  /** Closes the socket after the client has had time to act on the last event. */
  close(): void
}

/** What the conferences need signed. Implemented in `security`. */
export interface Tokens {
  roleToken(conferenceId: string, name: string): string
  /** Identifies a session to `POST {useUrl}`; the address is `origin + USE_PATH + token`. */
  useToken(conferenceId: string, sessId: string): string
}

/** Path of `POST {useUrl}`; the token of {@link Tokens.useToken} follows it. */
export const USE_PATH = '/easemob/rtc/use/'

/** Writes conferences down. Implemented in `recording`. */
export interface Recorder {
  readonly events: EventEmitter<RecorderNews>
  /** Never throws; what cannot be done comes back as an event. Orders may be repeated after a crash. */
  carryOut(order: RecordingOrder): void
}

export interface RecorderNews {
  /** Nothing more can be recorded under this id. */
  failed: [recordingId: string, conferenceId: string, fault: RecordingFault]
}

/** Where conferences survive a crash. Implemented in `storage`; one contract suite for all implementations. */
export interface Snapshots {
  /**
   * Every conference that was alive, read by `read`. One that `read` throws at, or that is damaged, is set aside where a
   * person can look at it, is told of in the log, and is never overwritten.
   */
  load<Kept>(read: (snapshot: unknown) => Kept): Promise<readonly Kept[]>
  /**
   * Keeps the newest state of a conference. When it returns, the state survives the end of this process, or the loss of
   * power, which costs a write to the disk.
   */
  save(conferenceId: string, snapshot: unknown, outlasting?: 'process' | 'power'): void
  /** Survives the loss of power. */
  remove(conferenceId: string): void
  close(): Promise<void>
}
