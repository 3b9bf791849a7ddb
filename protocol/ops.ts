/** Operation and event numbers of the conference WebSocket. One number space; a few are used in both directions. */
export const Op = {
  /** Publish or subscribe with a WebRTC offer. */
  OFFER: 102,
  PRANSWER: 104,
  /** Trickled ICE candidates. */
  CANDIDATES: 105,
  /** The answer to an offer; always an event of its own, never inside the response. */
  ANSWER: 106,
  /** Ends one peer connection. */
  HANG_UP: 107,
  /** Enter, and enter again after a lost socket. */
  ENTER: 200,
  /** Leave for good. */
  EXIT: 201,
  /** End the conference for everyone. */
  CLOSE: 204,
  /** Change what a live subscription carries. */
  RESUBSCRIBE: 205,
  UNSUBSCRIBE: 206,
  MEMBER_JOINED: 300,
  MEMBER_LEFT: 301,
  STREAM_ADDED: 302,
  STREAM_REMOVED: 303,
  /** Mute state of a stream, both directions. */
  STREAM_CHANGED: 400,
  ATTRIBUTES: 402,
  ROLE_CHANGED: 412,
  ADMIN_CHANGED: 413,
  LIVE_CONFIG: 452,
  RECORD: 500,
  /** "Is my copy of the conference current?" Also the client's sign of life. */
  COPY: 1000,
  RESPONSE: 1001,
  /** A request to another member, which that member answers. */
  REMOTE_REQUEST: 1002,
  /** A message to another member. */
  REMOTE_MESSAGE: 1003
} as const
export type Op = (typeof Op)[keyof typeof Op]

/** `arg.op2` of a {@link Op.REMOTE_REQUEST}. */
export const RemoteOp = {
  CAMERA: 20,
  ASK_TALKER: 21,
  ASK_ADMIN: 22,
  MUTE: 23,
  UNMUTE: 24,
  DESKTOP: 30
} as const
export type RemoteOp = (typeof RemoteOp)[keyof typeof RemoteOp]

/** `endReason` of a {@link Op.HANG_UP}. */
export const HangUpReason = {
  /** The client will build the peer connection anew; the stream stays. */
  REBUILD: -10,
  SWITCH_CODEC: 21,
  CODEC_UNSUPPORTED: 22,
  TOO_MANY_VIDEOS: 23,
  TOO_MANY_DESKTOPS: 24
} as const
