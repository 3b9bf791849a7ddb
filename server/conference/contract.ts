import type { ClientOp, Enter } from '../../protocol/client-ops'
import type { ErrorName } from '../../protocol/errors'
import type { ConfrType, RequestedRole, Role } from '../../protocol/numbers'
import type { ResponseBody, ServerEvent } from '../../protocol/server-events'
import type { ConferenceInfo, ConferenceState, EnterAnswer, Limits } from '../../protocol/shapes'

/** What http and socket may ask of the conferences, and nothing else. Refused calls throw {@link Refusal}. */
export interface Conferences {
  /** Joins the live conference of that room, or creates one. */
  openRoom(who: Identity, room: RoomRequest): Promise<{ conference: Conference; isCreator: boolean }>
  create(who: Identity, request: CreateRequest): Promise<Conference>
  /** Throws `no-such-conference`. */
  get(conferenceId: string): Conference
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
  /** Enter with a checked ticket, or take the same seat again when `sessId` is given. Sends what was missed. */
  enter(link: Link, request: EnterRequest): EnterAnswer
  /** Any operation of a member but entering. Undefined: no answer is due now (another member gives it). */
  perform(sessId: string, op: Exclude<ClientOp, Enter>, tsxId: string): Promise<ResponseBody | undefined>
  /** The socket is gone; the seat is kept for the grace time. `link` guards against a socket that was replaced. */
  lost(sessId: string, link: Link): void
  /** Address for live-pusher. The same `rtcId` again is the same stream. `host`: the name the client reached us by. */
  publishAddress(sessId: string, rtcId: string, host: string): string
  playAddress(sessId: string, streamId: string, host: string): string
  kick(by: string, names: readonly string[], ban: boolean): void
  grant(by: string, names: readonly string[], role: Role): void
  /** Like grant, but only downwards. */
  degrade(by: string, names: readonly string[], role: Role): void
  destroy(by: string): void
  setAttributes(by: string, changes: readonly AttributeChange[]): void
  setState(by: string, state: ConferenceState): void
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

/** A call that is refused, with its cause. The texts for people are in `protocol/errors.ts`. */
export class Refusal extends Error {
  constructor(
    readonly reason: ErrorName,
    detail: string = reason
  ) {
    super(detail)
    this.name = 'Refusal'
  }
}

/** What the conferences need signed. Implemented in `security`. */
export interface Tokens {
  roleToken(conferenceId: string, name: string): string
  /** The path part that identifies a session to `POST {useUrl}`. */
  useToken(conferenceId: string, sessId: string): string
}

/** Where conferences survive a crash. Implemented in `storage`; one contract suite for all implementations. */
export interface Snapshots {
  /** Every conference that was alive, as `save` was given it. */
  load(): Promise<readonly unknown[]>
  /** Keeps the newest state of a conference. Calls for one conference take effect in order. */
  save(conferenceId: string, snapshot: unknown): Promise<void>
  remove(conferenceId: string): Promise<void>
  close(): Promise<void>
}
