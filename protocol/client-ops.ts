import type { Role, StreamType } from './numbers'
import type { Op } from './ops'
import type { Terminal, Ticket } from './shapes'
import type { AskQuality } from './quality'
import type { SocialOp } from './social'

/** What every message of a client carries. `sessId` is absent in the first enter only. */
export interface Envelope {
  readonly tsxId: string
  readonly sessId?: string
}

/** Enter with a ticket; with `sessId`, take the same seat again. */
export interface Enter {
  readonly op: typeof Op.ENTER
  readonly tkt: Ticket
  readonly nickName: string
  readonly ext: Readonly<Record<string, unknown>>
  readonly res: Terminal
}

export interface Exit {
  readonly op: typeof Op.EXIT
}

export interface Close {
  readonly op: typeof Op.CLOSE
}

/** Description of the stream that a client wants to publish. `id` is set when it publishes the same stream again. */
export interface PublishedStream {
  readonly id?: string
  readonly type: StreamType
  readonly voff: 0 | 1
  readonly aoff: 0 | 1
  readonly ext?: Readonly<Record<string, unknown>>
  readonly name?: string
}

export interface Publish {
  readonly op: typeof Op.OFFER
  readonly rtcId: string
  /** SDP text of the offer. */
  readonly sdp: string
  readonly pubS: PublishedStream
  readonly cctx?: string
}

export interface Subscribe {
  readonly op: typeof Op.OFFER
  readonly rtcId: string
  readonly sdp: string
  readonly subSId: string
  readonly subSVideo: boolean
  readonly subSAudio: boolean
  /** Ours: pixels at which the pictures are shown; where there are smaller ones that suffice, they are sent. */
  readonly subSHeight?: number
  readonly cctx?: string
}

export interface Candidates {
  readonly op: typeof Op.CANDIDATES
  readonly rtcId: string
  readonly cands: readonly { readonly candidate: string; readonly mid: string }[]
}

export interface HangUp {
  readonly op: typeof Op.HANG_UP
  readonly rtcId: string
  readonly endReason?: number
}

export interface Resubscribe {
  readonly op: typeof Op.RESUBSCRIBE
  readonly rtcId: string
  readonly subSId: string
  readonly subSVideo: boolean
  readonly subSAudio: boolean
  readonly subSHeight?: number
}

export interface Unsubscribe {
  readonly op: typeof Op.UNSUBSCRIBE
  readonly rtcId: string
  readonly subSId: string
}

/** Mute state of the client's own stream, named by its peer connection or, from our own SDK, by `streamId`. */
export interface Mute {
  readonly op: typeof Op.STREAM_CHANGED
  readonly rtcId?: string
  readonly streamId?: string
  readonly voff: 0 | 1
  readonly aoff: 0 | 1
}

/** Begins (1) or ends (0) the recording of the conference. The vendor's client names one of its own streams with it. */
export interface Record500 {
  readonly op: typeof Op.RECORD
  readonly rtcId?: string
  readonly flag: 0 | 1
}

export interface Copy {
  readonly op: typeof Op.COPY
  readonly cver: number
}

/** `arg` is JSON text and stays text. */
export interface RemoteRequest {
  readonly op: typeof Op.REMOTE_REQUEST
  readonly memId: string
  readonly arg: string
}

export interface RemoteMessage {
  readonly op: typeof Op.REMOTE_MESSAGE
  readonly memId: string
  readonly arg: string
}

/** The answer of a member to a {@link RemoteRequest}. */
export interface RemoteAnswer {
  readonly op: typeof Op.RESPONSE
  readonly memId: string
  readonly arg?: string
  readonly result: number
}

export type ClientOp =
  | Enter
  | Exit
  | Close
  | Publish
  | Subscribe
  | Candidates
  | HangUp
  | Resubscribe
  | Unsubscribe
  | Mute
  | Record500
  | Copy
  | RemoteRequest
  | RemoteMessage
  | RemoteAnswer
  | SocialOp
  | AskQuality

/** A checked message of a client. */
export type ClientMessage = ClientOp & Envelope

/** What an admin asks for with a member's name: full, without domain, short, or a member id. */
export interface GrantRole {
  readonly uids: readonly string[]
  readonly role: Role
}
