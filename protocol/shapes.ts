import type { ConfrType, ExitReason, Role, StreamType, VideoCodec } from './numbers'
import type { ChatMessage, Presence } from './social'

/** What kind of client a member is; decides how media and missed events reach it. */
export type TerminalType = 'MINI_PROGRAM' | 'UNIAPP' | 'WEB'

/** The `res` of an enter: what the client is and can do. */
export interface Terminal {
  readonly type: TerminalType
  readonly ver?: string
  readonly agent?: string
  /** Remote operations that the client answers. */
  readonly ops: readonly number[]
  readonly vcodes: readonly VideoCodec[]
}

/** A member as everybody sees it. */
export interface WireMember {
  readonly id: string
  /** Full name, `org#app_user@domain`. */
  readonly name: string
  readonly memName: string
  readonly globalName: string
  readonly nickName: string
  readonly role: Role
  readonly ext: Readonly<Record<string, unknown>>
  readonly res: Terminal
  readonly vcodes: readonly VideoCodec[]
  /** Ours: when the hand was raised, in ms since 1970; absent while it is down. */
  readonly hand?: number
  /** Ours: absent for whoever is reached as usual. */
  readonly presence?: Exclude<Presence, 'here'>
}

/** A published stream as everybody sees it. `voff` and `aoff` are 1 when video or audio is off. */
export interface WireStream {
  readonly id: string
  readonly memId: string
  readonly memName: string
  readonly type: StreamType
  readonly voff: 0 | 1
  readonly aoff: 0 | 1
  readonly csrc: number
  /** Grows each time the publisher publishes the same stream anew. */
  readonly sver: number
  readonly vcodes: readonly VideoCodec[]
  readonly ext?: Readonly<Record<string, unknown>>
  readonly name?: string
}

/** One conference attribute; `op` is what happened to it. */
export interface WireAttribute {
  readonly key: string
  readonly val: string
  readonly op: 'ADD' | 'UPDATE' | 'DEL' | ''
}

/** State that belongs to the whole conference. Only `muteAll` is known to the vendor's clients. */
export interface ConferenceState {
  readonly muteAll?: boolean
  readonly locked?: boolean
}

/** The ticket as the server signs it and the client brings it back in every enter. It travels as a JSON string. */
export interface Ticket {
  readonly tktId: string
  /** WebSocket address in WHATWG-normal form; the vendor's web SDK compares it literally. */
  readonly url: string
  readonly confrId: string
  readonly memName: string
  readonly type: string
  readonly role: Role
  readonly rights: number
  /** Milliseconds since 1970. */
  readonly timestamp: number
  readonly expires: number
  readonly qoeUpUrl?: string
  readonly hmac: string
}

/** The limits of one conference. */
export interface Limits {
  readonly maxTalkerCount: number
  readonly maxVideoCount: number
  readonly maxAudienceCount: number
  readonly maxPubDesktopCount: number
}

/** Body of a successful `req/ticket`. */
export interface TicketAnswer {
  readonly error: 0
  readonly confrId: string
  readonly type: ConfrType
  readonly password: string
  readonly role: Role
  readonly roleToken: string
  /** A {@link Ticket} as JSON text. */
  readonly ticket: string
  readonly data: { readonly confrId: string; readonly roleToken: string; readonly role: Role }
}

/** The successful answer to {@link Op.ENTER}. */
export interface EnterAnswer {
  readonly sessId: string
  readonly memId: string
  readonly role: Role
  readonly cver: number
  readonly mems: readonly WireMember[]
  readonly streams: readonly WireStream[]
  readonly vcodes: readonly VideoCodec[]
  readonly rtcCfg: string
  /** Mini-programs only: where they ask for RTMP addresses. */
  readonly useUrl?: string
  readonly yourIp: string
  readonly cattrs: Readonly<Record<string, string>>
  readonly cstate: ConferenceState
  /** Ours, for clients that list the chat in `res.ops`: what has been said so far, oldest first. */
  readonly chat?: readonly ChatMessage[]
  /** Ours, for clients that list event 9320: since when the conference is recorded, in ms since 1970; 0 if it is not. */
  readonly recordedSince?: number
}

/** Why a member left, with the number that goes out in event 301. */
export interface Departure {
  readonly memId: string
  readonly reason: ExitReason
}

/** Body of `select/confr`. Names are full names. */
export interface ConferenceInfo {
  readonly id: string
  readonly type: ConfrType
  readonly roomName: string
  readonly hasPassword: boolean
  readonly locked: boolean
  readonly admins: readonly string[]
  readonly talkers: readonly string[]
  readonly audienceTotal: number
  readonly memTotal: number
}
