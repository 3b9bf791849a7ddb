import type { ConfrType, Role, StreamType, VideoCodec } from '../../../protocol/numbers'
import type { ServerEvent } from '../../../protocol/server-events'
import type { Limits, Terminal } from '../../../protocol/shapes'
import type { ChatMessage } from '../../../protocol/social'
import type { PeerId, StreamId } from '../../media/engine'
import type { Recording } from './recording'

/** Everything that is true of one conference. Plain data that is replaced, never changed, and survives JSON unharmed. */
export interface State {
  readonly id: string
  /** `org#app` */
  readonly appKey: string
  /** What stands behind `@` in full names. */
  readonly domain: string
  /** Empty for a conference that was created without a room. */
  readonly roomName: string
  readonly type: ConfrType
  /** Null: open to all. The password itself is kept nowhere. */
  readonly password: PasswordHash | null
  /** Full name of whoever created it. */
  readonly creator: string
  readonly ext: Readonly<Record<string, unknown>>
  readonly rec: boolean
  readonly recMerge: boolean
  /** Null while nothing is recorded. */
  readonly recording: Recording | null
  /** How many recordings there have been, the present one included. */
  readonly recordings: number
  readonly limits: Limits
  readonly createdAt: number
  /** The wire's `cver`: grows with everything that members are told of. */
  readonly version: number
  /** In order of entering. */
  readonly members: readonly Member[]
  readonly streams: readonly Stream[]
  readonly attributes: readonly Attribute[]
  readonly flags: Flags
  /** Roles by full name, given by creating the conference or by an admin; they outlast the member's leaving. */
  readonly roles: Readonly<Record<string, Role>>
  /** When a full name was kicked last, in ms since 1970. Tickets from before that are worth nothing. */
  readonly kicked: Readonly<Record<string, number>>
  /** Full names that may not come back. */
  readonly banned: readonly string[]
  /** Seats that were given up because the connection was lost; their owners may take them again. */
  readonly dropped: readonly Seat[]
  /** The newest lines of the chat, oldest first. */
  readonly chat: readonly Line[]
  readonly ended: boolean
}

export interface PasswordHash {
  readonly salt: string
  readonly key: string
}

/** A place in a conference, and who it belongs to. */
export interface Seat {
  readonly sessId: string
  readonly memId: string
  /** Full name. */
  readonly name: string
}

export interface Member extends Seat {
  readonly nickName: string
  readonly ext: Readonly<Record<string, unknown>>
  readonly role: Role
  readonly terminal: Terminal
  readonly online: boolean
  /** Since when there is no socket, in ms since 1970; null while there is one. */
  readonly awaySince: number | null
  /** Events that are kept for a mini-program until it is back. */
  readonly missed: readonly ServerEvent[]
  /** When the hand was raised, in ms since 1970; null while it is down. */
  readonly hand: number | null
  /** On a phone call, as they say. */
  readonly onCall: boolean
}

/** A line of the chat, and whose it is, whatever seat they have by now. */
export interface Line extends ChatMessage {
  /** Full name. */
  readonly name: string
  /** Of the message that brought it. Said again after a crash, which has wiped the answer out, it is the same line. */
  readonly tsxId?: string
}

export interface Stream {
  readonly id: StreamId
  readonly memId: string
  /** The owner's own name for its push or peer connection. Never shown to others. */
  readonly rtcId: string
  readonly via: 'rtmp' | 'webrtc'
  /** The peer connection that carries it; null for RTMP. */
  readonly peerId: PeerId | null
  /** The peer connection is closed, and its owner is about to open another one for the same stream. */
  readonly rebuilding: boolean
  readonly type: StreamType
  /** What the owner has said. */
  readonly voff: 0 | 1
  readonly aoff: 0 | 1
  /** What arrives; only RTMP publishers, who cannot say it themselves, are judged by it. */
  readonly flowing: { readonly audio: boolean; readonly video: boolean }
  readonly csrc: number
  /** Grows each time that the stream is published anew. */
  readonly sver: number
  /** The version that others were told of last; 0 before the first time. Hearing of one twice, they add it twice. */
  readonly toldSver: number
  readonly vcodes: readonly VideoCodec[]
  /** Its owner, who sent VP8, has been asked for H.264 for the sake of phones. */
  readonly askedForH264: boolean
  readonly ext: Readonly<Record<string, unknown>> | null
  readonly name: string | null
  readonly status: StreamStatus
}

/**
 * - `pending`: not announced. Its media has not arrived yet, or has stopped.
 * - `live`: announced, and media arrives as far as is known.
 * - `orphaned`: announced, but its media and all who watched it are cut off; it has a moment to come back.
 * - `reviving`: was orphaned; others have been told to subscribe anew, and media must arrive any moment.
 */
export type StreamStatus = 'pending' | 'live' | 'orphaned' | 'reviving'

export interface Attribute {
  readonly key: string
  readonly val: string
}

export interface Flags {
  readonly muteAll: boolean
  /** Nobody may enter who is not in already, admins by name excepted. */
  readonly locked: boolean
}
