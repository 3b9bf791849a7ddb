/** Compound RTCP packets (RFC 3550 §6.1): a datagram holds several parts, one after the other. */

export const RtcpType = {
  senderReport: 200,
  receiverReport: 201,
  transportFeedback: 205,
  payloadFeedback: 206
} as const

export interface RtcpPart {
  readonly type: number
  /** Report count or feedback message type, by `type`. */
  readonly count: number
  /** Everything after the four header bytes. */
  readonly body: Buffer
}

/** Splits a datagram; what follows a damaged part is left out. */
export function splitCompound(datagram: Buffer): RtcpPart[] {
  const parts: RtcpPart[] = []
  let offset = 0
  while (offset + 4 <= datagram.length) {
    const flags = datagram.readUInt8(offset)
    const end = offset + 4 + datagram.readUInt16BE(offset + 2) * 4
    if (flags >> 6 !== 2 || end > datagram.length) break
    parts.push({
      type: datagram.readUInt8(offset + 1),
      count: flags & 0x1f,
      body: datagram.subarray(offset + 4, end)
    })
    offset = end
  }
  return parts
}

/** One part with its header; `body` is a whole number of 32-bit words. */
export function writePart(part: RtcpPart): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt8(0x80 | part.count, 0)
  header.writeUInt8(part.type, 1)
  header.writeUInt16BE(part.body.length / 4, 2)
  return Buffer.concat([header, part.body])
}
