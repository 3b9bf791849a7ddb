import { RtcpType, type RtcpPart, writePart } from './compound'
import { readNtp, writeNtp } from './ntp'

/** Sender and receiver reports (RFC 3550 §6.4). */

export interface SenderReport {
  readonly ssrc: number
  /** Milliseconds since 1900, as NTP counts. */
  readonly ntpMs: number
  /** Middle 32 bits of the NTP timestamp: what a receiver report echoes. */
  readonly ntpMiddle: number
  /** The RTP timestamp of that same moment. */
  readonly timestamp: number
}

export interface SentSoFar {
  readonly packets: number
  readonly octets: number
}

/** What one receiver says about one source. */
export interface Reception {
  readonly ssrc: number
  /** Lost since the last report, in 1/256. */
  readonly fractionLost: number
  readonly totalLost: number
  /** Cycles in the upper, sequence number in the lower 16 bits. */
  readonly highestSequence: number
  /** RTP clock units. */
  readonly jitter: number
  /** {@link SenderReport.ntpMiddle} of the newest report, 0 before the first. */
  readonly lastReport: number
  /** Since that report arrived, in 1/65536 s. */
  readonly delay: number
}

export function readSenderReport(part: RtcpPart): SenderReport | undefined {
  if (part.type !== RtcpType.senderReport || part.body.length < 24) return undefined
  const { body } = part
  return {
    ssrc: body.readUInt32BE(0),
    ntpMs: readNtp(body, 4),
    ntpMiddle: body.readUInt32BE(6),
    timestamp: body.readUInt32BE(12)
  }
}

export function writeSenderReport(report: Omit<SenderReport, 'ntpMiddle'>, sent: SentSoFar): Buffer {
  const body = Buffer.alloc(24)
  body.writeUInt32BE(report.ssrc, 0)
  writeNtp(body, 4, report.ntpMs)
  body.writeUInt32BE(report.timestamp >>> 0, 12)
  body.writeUInt32BE(sent.packets >>> 0, 16)
  body.writeUInt32BE(sent.octets >>> 0, 20)
  return writePart({ type: RtcpType.senderReport, count: 0, body })
}

export function writeReceiverReport(from: number, reception: Reception): Buffer {
  const body = Buffer.alloc(28)
  body.writeUInt32BE(from, 0)
  body.writeUInt32BE(reception.ssrc, 4)
  body.writeUInt8(clamp(reception.fractionLost, 0xff), 8)
  body.writeUIntBE(clamp(reception.totalLost, 0x7fffff), 9, 3)
  body.writeUInt32BE(reception.highestSequence >>> 0, 12)
  body.writeUInt32BE(reception.jitter >>> 0, 16)
  body.writeUInt32BE(reception.lastReport >>> 0, 20)
  body.writeUInt32BE(reception.delay >>> 0, 24)
  return writePart({ type: RtcpType.receiverReport, count: 1, body })
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.floor(value)))
}
