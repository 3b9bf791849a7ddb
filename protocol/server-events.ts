import type { ExitReason, Role, VideoCodec } from './numbers'
import type { Op } from './ops'
import type { QualityAnswer } from './quality'
import type { RecordingEvent } from './recording'
import type { ConferenceState, EnterAnswer, WireAttribute, WireMember, WireStream } from './shapes'
import type { ChatMessage, SocialEvent } from './social'
import type { SpeakingEvent } from './speaking'

/** Events of the server, without the `sessId` that the sender adds. `cver` is the version of the conference after it. */
export type ServerEvent =
  | { readonly op: typeof Op.MEMBER_JOINED; readonly cver: number; readonly mem: WireMember }
  | { readonly op: typeof Op.MEMBER_LEFT; readonly cver: number; readonly memId: string; readonly reason: ExitReason }
  | { readonly op: typeof Op.STREAM_ADDED; readonly cver: number; readonly memId: string; readonly pubS: WireStream }
  | { readonly op: typeof Op.STREAM_REMOVED; readonly cver: number; readonly memId: string; readonly pubSId: string }
  | {
      readonly op: typeof Op.STREAM_CHANGED
      readonly cver: number
      readonly memId: string
      readonly streamId: string
      readonly voff: 0 | 1
      readonly aoff: 0 | 1
      readonly sver: number
    }
  | {
      readonly op: typeof Op.ATTRIBUTES
      readonly cver: number
      readonly cattrs: readonly WireAttribute[]
      readonly cstate?: ConferenceState
    }
  | { readonly op: typeof Op.ROLE_CHANGED; readonly cver: number; readonly role: Role; readonly roleToken: string }
  | MemberRoleChanged
  | MediaRefused
  | VideoHeld
  | { readonly op: typeof Op.ADMIN_CHANGED; readonly cver: number; readonly memberId: string; readonly role: Role }
  | {
      readonly op: typeof Op.ANSWER
      readonly rtcId: string
      readonly sdp: { readonly type: 'answer'; readonly sdp: string }
    }
  | {
      readonly op: typeof Op.HANG_UP
      readonly rtcId: string
      readonly endReason?: number
      readonly useVCodes?: readonly VideoCodec[]
      readonly msg?: string
    }
  | { readonly op: typeof Op.REMOTE_REQUEST; readonly tsxId: string; readonly memId: string; readonly arg: string }
  | { readonly op: typeof Op.REMOTE_MESSAGE; readonly tsxId: string; readonly memId: string; readonly arg: string }
  | RemoteAnswerEvent
  | RecordingEvent
  | SpeakingEvent
  | SocialEvent

/**
 * Our own event: the role of somebody in the room, the receiver included, has changed. The vendor's clients have no
 * handler for it; without it nobody but the member concerned would learn of a grant.
 */
export interface MemberRoleChanged {
  readonly op: typeof MEMBER_ROLE
  readonly cver: number
  readonly memId: string
  readonly role: Role
}

/** A number that neither of the vendor's clients handles (they ignore unknown operations). */
export const MEMBER_ROLE = 9300

/**
 * Our own event, to the owner alone: what arrives of a stream cannot be carried, and its publisher was cut off. Most
 * useful to phones, whose pusher learns no reason. `error` is a code of the table.
 */
export interface MediaRefused {
  readonly op: typeof MEDIA_REFUSED
  readonly streamId: string
  readonly rtcId: string
  readonly error: number
}

export const MEDIA_REFUSED = 9301

/**
 * Our own event, to the viewer concerned: the pictures of a stream pause because the line to this viewer does not carry
 * them, or go on by themselves. Its sound goes on all the time.
 */
export interface VideoHeld {
  readonly op: typeof VIDEO_HELD
  readonly streamId: string
  readonly held: boolean
}

export const VIDEO_HELD = 9340

/** Another member's answer to a remote request, matched by its `tsxId`. */
export interface RemoteAnswerEvent {
  readonly op: typeof Op.RESPONSE
  readonly tsxId: string
  readonly memId: string
  readonly result: number
  readonly arg?: string
}

/** The answer to an operation. On refusal only `result` and `msg` are set. */
export interface ServerResponse {
  readonly op: typeof Op.RESPONSE
  readonly tsxId: string
  readonly sessId: string
  readonly result: number
  readonly msg?: string
}

/** What an operation brings beside `result` when it succeeds. */
export type ResponseBody =
  | EnterAnswer
  | { readonly streamId: string; readonly csrc: number; readonly sver: number }
  | { readonly message: ChatMessage }
  | QualityAnswer
  | { readonly cver: number; readonly mems?: readonly WireMember[]; readonly streams?: readonly WireStream[] }
  | Readonly<Record<string, never>>
