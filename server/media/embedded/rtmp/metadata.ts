import { decodeAmf } from './amf0-decode'
import { encodeAmf } from './amf0-encode'
import { amf0Part } from './command'
import type { Message } from './message'

/** Players are told no more than this, in bytes: it is repeated to each of them. */
const LONGEST = 16 * 1024

/**
 * What a publisher tells about its stream, as players are told it: without the `@setDataFrame` in front.
 *
 * @returns undefined for other data messages.
 * @throws ProtocolError when it cannot be decoded.
 */
export function readMetadata(message: Message): Buffer | undefined {
  const [first, ...rest] = decodeAmf(amf0Part(message))
  const [name, ...values] = first === '@setDataFrame' ? rest : [first, ...rest]
  if (name !== 'onMetaData') return undefined
  const body = encodeAmf(name, ...values)
  return body.length > LONGEST ? undefined : body
}
