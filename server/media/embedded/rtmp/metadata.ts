import { decodeAmf } from './amf0-decode'
import { encodeAmf } from './amf0-encode'
import type { AmfValue } from './amf0-value'
import { amf0Part } from './command'
import type { Message } from './message'
import { ProtocolError } from './protocol-error'

/** Players are told no more than this, in bytes: it is repeated to each of them. */
const LONGEST = 16 * 1024

/**
 * What a publisher tells about its stream, as players are told it: without the `@setDataFrame` in front.
 *
 * @returns undefined for other data messages, and for what cannot be decoded: no player needs it.
 */
export function readMetadata(message: Message): Buffer | undefined {
  const [first, ...rest] = decode(message)
  const [name, ...values] = first === '@setDataFrame' ? rest : [first, ...rest]
  if (name !== 'onMetaData') return undefined
  const body = encodeAmf(name, ...values)
  return body.length > LONGEST ? undefined : body
}

function decode(message: Message): AmfValue[] {
  try {
    return decodeAmf(amf0Part(message))
  } catch (error) {
    if (error instanceof ProtocolError) return []
    throw error
  }
}
