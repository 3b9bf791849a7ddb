/** The numbers and names that are fixed by the published emedia API. They are on the wire and never change. */

/** What a member may do. */
export const Role = {
  /** Watches and listens. */
  AUDIENCE: 1,
  /** Also publishes. */
  TALKER: 3,
  /** Also grants roles, removes members and ends the conference. */
  ADMIN: 7
} as const
export type Role = (typeof Role)[keyof typeof Role]

/** Only ever asked for, by the vendor's mini-program SDK: "whatever role is usual in this conference". */
export const ROLE_UNSPECIFIED = 9
export type RequestedRole = Role | typeof ROLE_UNSPECIFIED

/** What kind of conference it is. */
export const ConfrType = {
  /** Everyone talks, streams are forwarded one by one. */
  COMMUNICATION: 10,
  /** Many talk; voices are mixed on the server. */
  COMMUNICATION_MIX: 11,
  /** A few talk, hundreds watch. */
  LIVE: 12
} as const
export type ConfrType = (typeof ConfrType)[keyof typeof ConfrType]

/** What a stream shows. */
export const StreamType = { CAMERA: 0, DESKTOP: 1, AUDIO_MIXER: 2 } as const
export type StreamType = (typeof StreamType)[keyof typeof StreamType]

/** Why a member is out, as `onConferenceExit(reason)` and event 301 say it. */
export const ExitReason = {
  NORMAL: 0,
  NO_RESPONSE: 1,
  REFUSED: 2,
  BUSY: 3,
  FAILED: 4,
  UNSUPPORTED: 5,
  TIMEOUT: 6,
  OTHER_DEVICE: 10,
  CLOSED: 11,
  KICKED: 12
} as const
export type ExitReason = (typeof ExitReason)[keyof typeof ExitReason]

/** Video codecs by the names the wire uses. */
export const VideoCodec = { VP8: 'VP8', H264: 'H264' } as const
export type VideoCodec = (typeof VideoCodec)[keyof typeof VideoCodec]

const among =
  <T extends number>(table: Record<string, T>) =>
  (value: unknown): value is T =>
    Object.values(table).includes(value as T)

export const isRole = among(Role)
export const isConfrType = among(ConfrType)
export const isStreamType = among(StreamType)
