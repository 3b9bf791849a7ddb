import type { ExitKind } from '../locales/exits'
import type { LocalMediaState } from '../platform/types'
import type { Conference, Invite, Member, ReadRecording, Stream } from '../services/emedia'
import type { Notice } from './notices'
import type { SocialActions, SocialData } from './social-state'

/** What is being waited for. Left by the answer, never by a timer. */
export type Pending =
  | 'microphone'
  | 'camera'
  | 'flip'
  | 'hand'
  | 'hands'
  | 'share'
  | 'muteAll'
  | 'lock'
  | 'record'
  | 'leave'
  | 'end'
  | 'invite'
  | 'recordings'
  | `recording:${string}`
  | `member:${string}`

/** The meeting as the room page shows it. Everything in it is replaced, never changed in place. */
export interface RoomData extends SocialData {
  readonly conference: Conference
  readonly roomName: string
  /** What one came in with; to be read out to others. */
  readonly password: string
  /** Milliseconds since 1970. */
  readonly enteredAt: number
  readonly status: Conference['status']
  /** How often it has been tried to come back. */
  readonly attempt: number
  readonly self: Member
  /** In order of joining, oneself included. */
  readonly members: readonly Member[]
  /** Of the others. */
  readonly streams: readonly Stream[]
  readonly muteAll: boolean
  readonly locked: boolean
  /** Milliseconds since 1970; 0 while nothing is recorded. */
  readonly recordedSince: number
  /** What was recorded in this room, the newest first; undefined until an admin has asked. */
  readonly recordings: readonly ReadRecording[] | undefined
  /** An admin has muted me; I may unmute myself. */
  readonly mutedByAdmin: boolean
  readonly local: LocalMediaState
  readonly pending: ReadonlySet<Pending>
  /** Whether one's own screen is shared; undefined where it cannot be. */
  readonly sharing: boolean | undefined
  /** Nobody's picture is received, and one's own is off: for a weak network. */
  readonly audioOnly: boolean
  readonly invite: Invite | undefined
  /** The tile that was made large. */
  readonly pinned: string | undefined
  readonly page: number
  readonly notice: Notice | undefined
  /** Set once, when one is out. */
  readonly exit: { readonly kind: ExitKind; readonly minutes: number } | undefined
}

export interface RoomActions extends SocialActions {
  readonly toggleMicrophone: () => Promise<void>
  readonly toggleCamera: () => Promise<void>
  readonly flip: () => Promise<void>
  readonly toggleShare: () => Promise<void>
  readonly setAudioOnly: (on: boolean) => Promise<void>
  readonly grant: (memberId: string, role: Member['role']) => Promise<void>
  readonly remove: (memberId: string, mayReturn: boolean) => Promise<void>
  readonly setMuteAll: (on: boolean) => Promise<void>
  readonly setRecording: (on: boolean) => Promise<void>
  /** Reads what was recorded anew. */
  readonly loadRecordings: () => Promise<void>
  readonly removeRecording: (id: string) => Promise<void>
  readonly makeFilm: (id: string) => Promise<void>
  readonly setLocked: (on: boolean) => Promise<void>
  readonly loadInvite: () => Promise<void>
  readonly pin: (tileId: string) => void
  readonly turnTo: (page: number) => void
  readonly tell: (notice: Notice) => void
  readonly dismiss: (noticeId: number) => void
  readonly leave: () => Promise<void>
  readonly end: () => Promise<void>
  /** Lets go of everything that the room holds. Repeated calls do nothing. */
  readonly close: () => void
}

export type RoomState = RoomData & RoomActions
