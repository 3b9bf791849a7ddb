/** RTP packets (RFC 3550 §5.1) and how to tell them from RTCP on one port (RFC 5761 §4). */

const FIXED_HEADER = 12

export interface RtpDatagram {
  readonly payloadType: number
  readonly sequence: number
  /** Units of the codec's RTP clock, modulo 2^32. */
  readonly timestamp: number
  readonly marker: boolean
  readonly ssrc: number
  /** Without contributing sources, header extension and padding; empty in a probe that is padding only. */
  readonly payload: Buffer
  /** For packets that we write: the payload is padding alone, and its last byte says how much. */
  readonly isPadding?: boolean
}

/** Only meaningful for datagrams that SRTP has already let through. */
export function isRtcp(datagram: Buffer): boolean {
  const type = datagram[1]
  return type !== undefined && type >= 192 && type <= 223
}

/** Reads one packet; `undefined` when it is not whole and well-formed RTP. The payload shares the datagram's memory. */
export function readRtp(datagram: Buffer): RtpDatagram | undefined {
  if (datagram.length < FIXED_HEADER) return undefined
  const flags = datagram.readUInt8(0)
  if (flags >> 6 !== 2) return undefined
  const start = payloadStart(datagram, flags)
  const end = payloadEnd(datagram, flags)
  if (start === undefined || start > end) return undefined
  const second = datagram.readUInt8(1)
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    ssrc: datagram.readUInt32BE(8),
    payload: datagram.subarray(start, end)
  }
}

function payloadStart(datagram: Buffer, flags: number): number | undefined {
  const afterSources = FIXED_HEADER + (flags & 0x0f) * 4
  const hasExtension = (flags & 0x10) !== 0
  if (!hasExtension) return afterSources
  if (afterSources + 4 > datagram.length) return undefined
  return afterSources + 4 + datagram.readUInt16BE(afterSources + 2) * 4
}

function payloadEnd(datagram: Buffer, flags: number): number {
  const hasPadding = (flags & 0x20) !== 0
  return hasPadding ? datagram.length - datagram.readUInt8(datagram.length - 1) : datagram.length
}

/**
 * Writes a packet; sequence and timestamp wrap by themselves.
 *
 * @param extension the whole block of header extensions, if there is one
 */
export function writeRtp(packet: RtpDatagram, extension?: Buffer): Buffer {
  const start = FIXED_HEADER + (extension?.length ?? 0)
  const datagram = Buffer.allocUnsafe(start + packet.payload.length)
  const flags = (extension === undefined ? 0 : 0x10) | (packet.isPadding === true ? 0x20 : 0)
  datagram.writeUInt8(0x80 | flags, 0)
  datagram.writeUInt8((packet.marker ? 0x80 : 0) | packet.payloadType, 1)
  datagram.writeUInt16BE(packet.sequence & 0xffff, 2)
  datagram.writeUInt32BE(packet.timestamp >>> 0, 4)
  datagram.writeUInt32BE(packet.ssrc >>> 0, 8)
  extension?.copy(datagram, FIXED_HEADER)
  packet.payload.copy(datagram, start)
  return datagram
}
