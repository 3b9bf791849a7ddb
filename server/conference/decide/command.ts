import type { Role, StreamType, VideoCodec } from '../../../protocol/numbers'
import type { PublishedStream } from '../../../protocol/client-ops'
import type { ErrorName } from '../../../protocol/errors'
import type { RecordingFault } from '../../../protocol/recording'
import type { ConferenceState, Terminal } from '../../../protocol/shapes'
import type { Moderation } from '../../../protocol/social'
import type { MediaFault, PeerId, StreamId, Tracks } from '../../media/engine'
import type { AttributeChange } from '../contract'
import type { Effect } from '../model/effects'
import type { Seat, State } from '../model/state'

/** What can happen to a conference. `by` is the full name of whoever asks; their right is judged here and now. */
export type Command =
  | EnterCommand
  | { readonly type: 'resume'; readonly sessId: string; readonly name: string }
  | { readonly type: 'lost'; readonly sessId: string }
  | { readonly type: 'graceOver'; readonly sessId: string }
  | { readonly type: 'exit'; readonly sessId: string }
  | { readonly type: 'kick'; readonly by: string; readonly names: readonly string[]; readonly ban: boolean }
  | ExpelCommand
  | { readonly type: 'grant' | 'degrade'; readonly by: string; readonly names: readonly string[]; readonly role: Role }
  | PublishCommand
  | {
      readonly type: 'answered'
      readonly streamId: StreamId
      readonly peerId: PeerId
      readonly codec: VideoCodec | null
    }
  | { readonly type: 'hangUp'; readonly peerId: PeerId; readonly rebuild: boolean }
  | { readonly type: 'live' | 'tracks'; readonly streamId: StreamId; readonly tracks: Tracks }
  | { readonly type: 'gone' | 'mediaOver'; readonly streamId: StreamId }
  | { readonly type: 'refused'; readonly streamId: StreamId; readonly fault: MediaFault }
  | { readonly type: 'held'; readonly streamId: StreamId; readonly memberId: string; readonly isHeld: boolean }
  | { readonly type: 'mediaLost' }
  | MuteCommand
  | { readonly type: 'attributes'; readonly by: string; readonly changes: readonly AttributeChange[] }
  | { readonly type: 'flags'; readonly by: string; readonly flags: ConferenceState }
  | { readonly type: 'destroy'; readonly by: string }
  | { readonly type: 'record'; readonly sessId: string; readonly on: boolean }
  | { readonly type: 'recordingFailed'; readonly recordingId: string; readonly fault: RecordingFault }
  | { readonly type: 'emptyOver' }
  | { readonly type: 'leaderlessOver' }
  | RemoteCommand
  | SocialCommand

/** The operator takes away all that somebody was given. */
export interface ExpelCommand {
  readonly type: 'expel'
  /** Full name. */
  readonly name: string
  /** Roles that were given to the name go too. Otherwise they count again when the person has signed in anew. */
  readonly forget: boolean
}

export interface EnterCommand {
  readonly type: 'enter'
  /** New ids, or those of a seat that was dropped and is taken again. */
  readonly seat: Seat
  readonly nickName: string
  readonly ext: Readonly<Record<string, unknown>>
  readonly terminal: Terminal
  /** What the ticket says; a role that was given to the name since goes before it. */
  readonly role: Role
  /** When the ticket was given out, in ms since 1970. */
  readonly ticketTime: number
}

export interface PublishCommand {
  readonly type: 'publish'
  readonly sessId: string
  readonly rtcId: string
  readonly via: 'rtmp' | 'webrtc'
  readonly peerId: PeerId | null
  readonly stream: PublishedStream & { readonly type: StreamType }
}

export interface MuteCommand {
  readonly type: 'mute'
  readonly sessId: string
  readonly rtcId?: string
  readonly streamId?: string
  readonly voff: 0 | 1
  readonly aoff: 0 | 1
}

/** Something that one member sends to another. */
export interface RemoteCommand {
  readonly type: 'remote'
  readonly sessId: string
  /** Member id of the receiver. */
  readonly to: string
  readonly tsxId: string
  readonly message:
    | { readonly kind: 'request' | 'message'; readonly arg: string }
    | { readonly kind: 'answer'; readonly result: number; readonly arg?: string }
}

/** What people do with each other. */
export type SocialCommand =
  | { readonly type: 'chat'; readonly sessId: string; readonly text: string; readonly tsxId?: string }
  | { readonly type: 'hand'; readonly sessId: string; readonly up: boolean; readonly all: boolean }
  | { readonly type: 'presence'; readonly sessId: string; readonly call: boolean }
  | {
      readonly type: 'moderate'
      readonly sessId: string
      /** Member id of whoever it is done to. */
      readonly memId: string
      readonly action: Moderation
      readonly tsxId: string
    }

/** What a decision may depend on beside state and command. */
export interface Context {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly graceMs: number
  readonly emptyGraceMs: number
  readonly mediaGraceMs: number
  /** A fresh role token of that person, by full name. */
  readonly roleToken: (name: string) => string
}

export type Decision = { readonly state: State; readonly effects: readonly Effect[] } | { readonly error: ErrorName }
