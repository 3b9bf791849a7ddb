import { RtcpType, type RtcpPart, writePart } from './compound'

/** Feedback messages: NACK (RFC 4585 §6.2.1), PLI (§6.3.1), FIR (RFC 5104 §4.3.1) and REMB (a widespread draft). */

const GENERIC_NACK = 1
const PICTURE_LOSS = 1
const FULL_INTRA_REQUEST = 4
const APPLICATION_LAYER = 15
/** A NACK entry names one packet and, in a bit mask, any of the sixteen after it. */
const MASK_BITS = 16

/** True for both messages by which a receiver asks for a key frame. */
export function asksForKeyFrame(part: RtcpPart): boolean {
  return part.type === RtcpType.payloadFeedback && (part.count === PICTURE_LOSS || part.count === FULL_INTRA_REQUEST)
}

/** The sequence numbers that a receiver misses of the given source. */
export function readNack(part: RtcpPart, ssrc: number): number[] {
  const { body } = part
  if (part.type !== RtcpType.transportFeedback || part.count !== GENERIC_NACK || body.length < 8) return []
  if (body.readUInt32BE(4) !== ssrc) return []
  const missing: number[] = []
  for (let offset = 8; offset + 4 <= body.length; offset += 4) {
    const first = body.readUInt16BE(offset)
    const mask = body.readUInt16BE(offset + 2)
    missing.push(first)
    for (let bit = 0; bit < MASK_BITS; bit++) if (mask & (1 << bit)) missing.push((first + bit + 1) & 0xffff)
  }
  return missing
}

/** @param missing sequence numbers in the order of the stream */
export function writeNack(from: number, ssrc: number, missing: readonly number[]): Buffer {
  const entries: { first: number; mask: number }[] = []
  for (const sequence of missing) {
    const entry = entries.at(-1)
    const ahead = entry === undefined ? 0 : (sequence - entry.first) & 0xffff
    if (entry !== undefined && ahead >= 1 && ahead <= MASK_BITS) entry.mask |= 1 << (ahead - 1)
    else entries.push({ first: sequence, mask: 0 })
  }
  const body = Buffer.alloc(8 + entries.length * 4)
  body.writeUInt32BE(from, 0)
  body.writeUInt32BE(ssrc, 4)
  entries.forEach(({ first, mask }, index) => {
    body.writeUInt16BE(first, 8 + index * 4)
    body.writeUInt16BE(mask, 10 + index * 4)
  })
  return writePart({ type: RtcpType.transportFeedback, count: GENERIC_NACK, body })
}

export function writePictureLoss(from: number, ssrc: number): Buffer {
  const body = Buffer.alloc(8)
  body.writeUInt32BE(from, 0)
  body.writeUInt32BE(ssrc, 4)
  return writePart({ type: RtcpType.payloadFeedback, count: PICTURE_LOSS, body })
}

/** Tells a sender how much it may send. @param bitrate bits per second */
export function writeBitrateLimit(from: number, ssrc: number, bitrate: number): Buffer {
  const exponent = Math.max(0, Math.ceil(Math.log2((bitrate + 1) / 2 ** 18)))
  const body = Buffer.alloc(20)
  body.writeUInt32BE(from, 0)
  body.write('REMB', 8, 'latin1')
  body.writeUInt8(1, 12)
  body.writeUIntBE((exponent << 18) | Math.floor(bitrate / 2 ** exponent), 13, 3)
  body.writeUInt32BE(ssrc, 16)
  return writePart({ type: RtcpType.payloadFeedback, count: APPLICATION_LAYER, body })
}
