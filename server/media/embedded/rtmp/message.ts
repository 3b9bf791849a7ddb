/** Message types; Adobe's RTMP specification 1.0, sections 5.4 and 7.1. */
export const MessageType = {
  SET_CHUNK_SIZE: 1,
  ABORT: 2,
  ACKNOWLEDGEMENT: 3,
  USER_CONTROL: 4,
  WINDOW_SIZE: 5,
  PEER_BANDWIDTH: 6,
  AUDIO: 8,
  VIDEO: 9,
  DATA_AMF3: 15,
  COMMAND_AMF3: 17,
  DATA: 18,
  COMMAND: 20,
  AGGREGATE: 22
} as const

/** One whole RTMP message. */
export interface Message {
  readonly type: number
  /** 0 for the connection itself. */
  readonly streamId: number
  /** Milliseconds. */
  readonly timestamp: number
  readonly body: Buffer
}
