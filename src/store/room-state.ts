import type { ExitKind } from '../locales/exits'
import type { LocalMediaState } from '../platform/types'
import type { Conference, Invite, Member, Stream } from '../services/emedia'
import type { Notice } from './notices'

/** What is being waited for. Left by the answer, never by a timer. */
export type Pending =
  'microphone' | 'camera' | 'flip' | 'muteAll' | 'lock' | 'leave' | 'end' | 'invite' | `member:${string}`

/** The meeting as the room page shows it. Everything in it is replaced, never changed in place. */
export interface RoomData {
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
  /** An admin has muted me; I may unmute myself. */
  readonly mutedByAdmin: boolean
  readonly local: LocalMediaState
  readonly pending: ReadonlySet<Pending>
  readonly invite: Invite | undefined
  /** The tile that was made large. */
  readonly pinned: string | undefined
  readonly page: number
  readonly notice: Notice | undefined
  /** Set once, when one is out. */
  readonly exit: { readonly kind: ExitKind; readonly minutes: number } | undefined
}

export interface RoomActions {
  toggleMicrophone(): Promise<void>
  toggleCamera(): Promise<void>
  flip(): Promise<void>
  grant(memberId: string, role: Member['role']): Promise<void>
  remove(memberId: string, mayReturn: boolean): Promise<void>
  setMuteAll(on: boolean): Promise<void>
  setLocked(on: boolean): Promise<void>
  loadInvite(): Promise<void>
  pin(tileId: string): void
  turnTo(page: number): void
  tell(notice: Notice): void
  dismiss(noticeId: number): void
  leave(): Promise<void>
  end(): Promise<void>
  /** Lets go of everything that the room holds. Repeated calls do nothing. */
  close(): void
}

export type RoomState = RoomData & RoomActions
