import { encodeAmf } from './amf0-encode'
import type { AmfValue } from './amf0-value'
import { encodeMessage, OUTGOING_CHUNK_SIZE } from './chunk-writer'
import { MessageType } from './message'

/** The one message stream of a connection. */
export const MEDIA_STREAM = 1
/** After this many bytes either end acknowledges. */
export const WINDOW = 2_500_000

const CONTROL = 2
const COMMANDS = 3
const STATUS = 5

export type StatusLevel = 'status' | 'error'

/** User control events; Adobe's RTMP specification 1.0, section 7.1.7. */
const UserEvent = { STREAM_BEGIN: 0, STREAM_EOF: 1, PING: 6, PONG: 7 } as const
export const PING = UserEvent.PING

/** What a server says before it accepts a connection: window, bandwidth, chunk size. */
export function greeting(): Buffer {
  return Buffer.concat([
    control(MessageType.WINDOW_SIZE, unsigned(WINDOW)),
    control(MessageType.PEER_BANDWIDTH, Buffer.concat([unsigned(WINDOW), Buffer.from([2])])),
    control(MessageType.SET_CHUNK_SIZE, unsigned(OUTGOING_CHUNK_SIZE))
  ])
}

export function acknowledgement(bytesRead: number): Buffer {
  return control(MessageType.ACKNOWLEDGEMENT, unsigned(bytesRead))
}

export function streamBegin(): Buffer {
  return userControl(UserEvent.STREAM_BEGIN, unsigned(MEDIA_STREAM))
}

export function streamEof(): Buffer {
  return userControl(UserEvent.STREAM_EOF, unsigned(MEDIA_STREAM))
}

/** @param time What the ping carried, unchanged. */
export function pong(time: Buffer): Buffer {
  return userControl(UserEvent.PONG, time)
}

/** Answers a command. */
export function result(transaction: number, ...values: readonly AmfValue[]): Buffer {
  return command(0, COMMANDS, '_result', transaction, ...values)
}

/** Refuses a command. */
export function failure(transaction: number, code: string, description: string): Buffer {
  return command(0, COMMANDS, '_error', transaction, null, { level: 'error', code, description })
}

/** Tells what has become of publishing or playing. */
export function status(level: StatusLevel, code: string, description: string): Buffer {
  return command(MEDIA_STREAM, STATUS, 'onStatus', 0, null, { level, code, description })
}

/** A call that wants no answer, such as onFCPublish. */
export function notice(name: string, ...values: readonly AmfValue[]): Buffer {
  return command(0, COMMANDS, name, 0, ...values)
}

function command(streamId: number, chunkStream: number, ...values: readonly AmfValue[]): Buffer {
  return message(MessageType.COMMAND, streamId, chunkStream, encodeAmf(...values))
}

function control(type: number, body: Buffer): Buffer {
  return message(type, 0, CONTROL, body)
}

function userControl(event: number, body: Buffer): Buffer {
  return control(MessageType.USER_CONTROL, Buffer.concat([Buffer.from([0, event]), body]))
}

function message(type: number, streamId: number, chunkStream: number, body: Buffer): Buffer {
  return encodeMessage({ type, streamId, timestamp: 0, body }, chunkStream)
}

function unsigned(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
