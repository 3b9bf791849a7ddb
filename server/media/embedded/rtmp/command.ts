import { decodeAmf } from './amf0-decode'
import type { AmfValue } from './amf0-value'
import { MessageType, type Message } from './message'
import { ProtocolError } from './protocol-error'

/** A remote procedure call of the peer. */
export interface Command {
  readonly name: string
  /** 0 when no answer is expected. */
  readonly transaction: number
  /** The command object of `connect`; null otherwise. */
  readonly object: AmfValue
  readonly args: readonly AmfValue[]
  readonly streamId: number
}

/** @throws ProtocolError when the message is no command. */
export function parseCommand(message: Message): Command {
  const [name, transaction, object, ...args] = decodeAmf(amf0Part(message))
  if (typeof name !== 'string') throw new ProtocolError('a command begins with its name')
  return {
    name,
    transaction: typeof transaction === 'number' && Number.isFinite(transaction) ? transaction : 0,
    object,
    args,
    streamId: message.streamId
  }
}

/** Messages of the AMF3 types carry AMF0 behind one byte that says so. */
export function amf0Part(message: Message): Buffer {
  const wrapped = message.type === MessageType.COMMAND_AMF3 || message.type === MessageType.DATA_AMF3
  return wrapped && message.body[0] === 0 ? message.body.subarray(1) : message.body
}
