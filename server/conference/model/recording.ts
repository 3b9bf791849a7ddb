import type { StreamId } from '../../media/engine'

/** The recording of a conference that is under way. */
export interface Recording {
  /** Also a name of files. */
  readonly id: string
  /** When it began, in ms since 1970. */
  readonly since: number
}

/** What the recorder must know of a conference. */
export interface RecordedConference {
  readonly conferenceId: string
  readonly appKey: string
  /** Empty for a conference without a room. */
  readonly roomName: string
  /** Full names of those who may have the files. */
  readonly admins: readonly string[]
  /** One film of all of it is wanted too. */
  readonly merge: boolean
}

/** Somebody who was there while it was recorded. */
export interface RecordedMember {
  readonly memId: string
  /** Full name. */
  readonly name: string
  readonly nickName: string
}

/** What a recorder is told, in the order in which it happens. */
export type RecordingOrder =
  /** Begins a recording, or goes on with it after a crash. */
  | { readonly type: 'begin'; readonly recording: Recording; readonly conference: RecordedConference }
  | { readonly type: 'end'; readonly recordingId: string }
  | { readonly type: 'joined'; readonly recordingId: string; readonly member: RecordedMember }
  | { readonly type: 'left'; readonly recordingId: string; readonly memId: string }
  | {
      readonly type: 'stream'
      readonly recordingId: string
      readonly streamId: StreamId
      readonly member: RecordedMember
      readonly kind: 'camera' | 'screen'
    }
  | { readonly type: 'streamEnded'; readonly recordingId: string; readonly streamId: StreamId }
