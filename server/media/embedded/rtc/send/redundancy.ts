import type { RtpDatagram } from '../rtp/packet'

/** What the header of an earlier packet has room for: 14 bits of time, 10 of length. */
const MOST_TICKS = 2 ** 14
const MOST_BYTES = 2 ** 10
const EARLIER_HEADER = 4
const MORE_FOLLOWS = 0x80

/**
 * A packet of sound with the one before it inside (RFC 2198 §3); undefined when that one is too old or too long for it.
 *
 * @param payloadType of packets that carry such pairs
 */
export function withEarlier(packet: RtpDatagram, earlier: RtpDatagram, payloadType: number): RtpDatagram | undefined {
  const ticks = (packet.timestamp - earlier.timestamp) >>> 0
  const { length } = earlier.payload
  if (ticks === 0 || ticks >= MOST_TICKS || length >= MOST_BYTES) return undefined
  const header = Buffer.alloc(EARLIER_HEADER + 1)
  header.writeUInt8(MORE_FOLLOWS | earlier.payloadType, 0)
  header.writeUIntBE(ticks * MOST_BYTES + length, 1, 3)
  header.writeUInt8(packet.payloadType, EARLIER_HEADER)
  return { ...packet, payloadType, payload: Buffer.concat([header, earlier.payload, packet.payload]) }
}
