import type { Message } from './message'

const HEADER = 11
/** Each part is followed by its size. */
const BACK_POINTER = 4

/**
 * The messages that an aggregate is made of; Adobe's RTMP specification 1.0, section 7.1.6. Their times are moved so
 * that the first one falls on the aggregate's own. A part that is cut short ends the list.
 */
export function splitAggregate(aggregate: Message): Message[] {
  const { body } = aggregate
  const parts: Message[] = []
  let shift: number | undefined
  for (let offset = 0; offset + HEADER <= body.length;) {
    const start = offset + HEADER
    const end = start + body.readUIntBE(offset + 1, 3)
    if (end > body.length) break
    const time = body.readUIntBE(offset + 4, 3) + body.readUInt8(offset + 7) * 0x1000000
    shift ??= aggregate.timestamp - time
    const timestamp = (time + shift) >>> 0
    parts.push({
      type: body.readUInt8(offset),
      streamId: aggregate.streamId,
      timestamp,
      body: body.subarray(start, end)
    })
    offset = end + BACK_POINTER
  }
  return parts
}
