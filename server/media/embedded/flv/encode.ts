import type { Kind, Tag } from '../hub/frame'
import { TagType } from './body'

const TYPE_NUMBER: Record<Tag['type'], number> = { audio: TagType.AUDIO, video: TagType.VIDEO, script: TagType.SCRIPT }

/** The number of a tag's type, also used by RTMP. */
export function typeNumber(tag: Tag): number {
  return TYPE_NUMBER[tag.type]
}

const FLAGS: Record<Kind, number> = { audio: 4, video: 1 }

/** What an FLV file begins with: the signature, what is in it, and the empty tag size of the start. */
export function flvHeader(only?: Kind): Buffer {
  const flags = only === undefined ? FLAGS.audio + FLAGS.video : FLAGS[only]
  return Buffer.from([0x46, 0x4c, 0x56, 1, flags, 0, 0, 0, 9, 0, 0, 0, 0])
}

const TAG_HEADER = 11

/** A tag as it stands in a file, with its size behind it; source: Adobe's FLV specification 10.1, E.4.1. */
export function encodeTag(tag: Tag): Buffer {
  const { length } = tag.body
  const bytes = Buffer.allocUnsafe(TAG_HEADER + length + 4)
  bytes[0] = TYPE_NUMBER[tag.type]
  bytes.writeUIntBE(length, 1, 3)
  bytes.writeUIntBE(tag.timestamp & 0xffffff, 4, 3)
  bytes[7] = (tag.timestamp >>> 24) & 0xff
  bytes.writeUIntBE(0, 8, 3)
  tag.body.copy(bytes, TAG_HEADER)
  bytes.writeUInt32BE(TAG_HEADER + length, TAG_HEADER + length)
  return bytes
}
