import type { Tag } from '../hub/frame'

/** Kinds of tags and of RTMP messages share these numbers. */
export const TagType = { AUDIO: 8, VIDEO: 9, SCRIPT: 18 } as const

const AVC = 7
const AAC = 10
const KEY_FRAME = 1
const CONFIGURATION = 0
const END_OF_SEQUENCE = 2
/** Bytes in front of an access unit: frame type and codec, packet type, composition offset. */
export const VIDEO_PREFIX = 5
/** Bytes in front of an AAC frame: format, packet type. */
export const AUDIO_PREFIX = 2

/** Why a body is not carried on: it is of another codec than H.264 and AAC, or there is nothing in it to show. */
export type BodyFault = 'foreign-codec' | 'nothing'

/** Reads the first bytes of an audio body; source: Adobe's FLV specification 10.1, E.4.2. */
export function readAudio(body: Buffer, timestamp: number): Tag | BodyFault {
  if (body.length < AUDIO_PREFIX) return 'nothing'
  if ((body[0] ?? 0) >> 4 !== AAC) return 'foreign-codec'
  return { type: 'audio', timestamp, body, keyFrame: false, header: body[1] === CONFIGURATION }
}

/** Reads the first bytes of a video body; the same, E.4.3. */
export function readVideo(body: Buffer, timestamp: number): Tag | BodyFault {
  const first = body[0] ?? 0
  if (body.length < VIDEO_PREFIX || body[1] === END_OF_SEQUENCE) return 'nothing'
  if ((first & 0x0f) !== AVC || first >= 0x80) return 'foreign-codec'
  const header = body[1] === CONFIGURATION
  return { type: 'video', timestamp, body, keyFrame: !header && first >> 4 === KEY_FRAME, header }
}

/** @param record An AVCDecoderConfigurationRecord. */
export function videoHeader(record: Buffer): Tag {
  const body = Buffer.concat([Buffer.from([(KEY_FRAME << 4) | AVC, CONFIGURATION, 0, 0, 0]), record])
  return { type: 'video', timestamp: 0, body, keyFrame: false, header: true }
}

/** @param unit One access unit in AVC form. */
export function videoFrame(unit: Buffer, timestamp: number, keyFrame: boolean): Tag {
  const frameType = keyFrame ? KEY_FRAME : 2
  const body = Buffer.concat([Buffer.from([(frameType << 4) | AVC, 1, 0, 0, 0]), unit])
  return { type: 'video', timestamp, body, keyFrame, header: false }
}

/** The format byte of AAC is fixed; rate and channels stand in the configuration. */
const AAC_FORMAT = 0xaf

/** @param config An AudioSpecificConfig. */
export function audioHeader(config: Buffer): Tag {
  const body = Buffer.concat([Buffer.from([AAC_FORMAT, CONFIGURATION]), config])
  return { type: 'audio', timestamp: 0, body, keyFrame: false, header: true }
}

/** @param frame One raw AAC frame. */
export function audioFrame(frame: Buffer, timestamp: number): Tag {
  const body = Buffer.concat([Buffer.from([AAC_FORMAT, 1]), frame])
  return { type: 'audio', timestamp, body, keyFrame: false, header: false }
}
