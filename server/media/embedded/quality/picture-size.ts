import { VIDEO_PREFIX } from '../flv/body'
import { parseAvcRecord } from '../h264/avc-record'
import { parseSps } from '../h264/sps'
import type { RtpPacket, Tag } from '../hub/frame'
import { vp8DescriptorLength } from '../rtc/receive/key-frame'

/** Pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

const STAP_A = 24
/** Bytes in front of the first unit of an aggregate (RFC 6184 §5.7.1). */
const STAP_PREFIX = 3

/** From the sequence header of a stream; undefined when the tag says nothing of it. */
export function sizeInTag({ type, header, body }: Tag): PictureSize | undefined {
  if (type !== 'video' || !header) return undefined
  const [sps] = parseAvcRecord(body.subarray(VIDEO_PREFIX))?.sps ?? []
  return sps === undefined ? undefined : sizeInSps(sps)
}

/** From the first packet of a key frame; undefined when the packet says nothing of it. */
export function sizeInPacket({ keyFrame, codec, payload }: RtpPacket): PictureSize | undefined {
  if (!keyFrame) return undefined
  if (codec === 'vp8') return sizeInVp8(payload)
  if (((payload[0] ?? 0) & 0x1f) !== STAP_A) return sizeInSps(payload)
  if (payload.length < STAP_PREFIX) return undefined
  return sizeInSps(payload.subarray(STAP_PREFIX, STAP_PREFIX + payload.readUInt16BE(1)))
}

function sizeInSps(nal: Buffer): PictureSize | undefined {
  const sps = nal.length === 0 ? undefined : parseSps(nal)
  return sps === undefined ? undefined : { width: sps.width, height: sps.height }
}

/** Behind frame tag and start code, 14 bits each (RFC 6386 §9.1). */
function sizeInVp8(payload: Buffer): PictureSize | undefined {
  const start = vp8DescriptorLength(payload) + 6
  if (payload.length < start + 4) return undefined
  return { width: payload.readUInt16LE(start) & 0x3fff, height: payload.readUInt16LE(start + 2) & 0x3fff }
}
