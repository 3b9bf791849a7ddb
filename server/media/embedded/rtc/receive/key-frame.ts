/** Recognises the first RTP packet of a key frame by its payload. */

const IDR = 5
const SEQUENCE_PARAMETERS = 7
const STAP_A = 24
const FU_A = 28

/** H.264 (RFC 6184 §5): an IDR slice or the parameter sets in front of it. */
export function startsH264KeyFrame(payload: Buffer): boolean {
  const first = payload[0]
  if (first === undefined) return false
  const type = first & 0x1f
  if (type === STAP_A) return isKeyUnit((payload[3] ?? 0) & 0x1f)
  if (type === FU_A) return ((payload[1] ?? 0) & 0x80) !== 0 && isKeyUnit((payload[1] ?? 0) & 0x1f)
  return isKeyUnit(type)
}

function isKeyUnit(type: number): boolean {
  return type === IDR || type === SEQUENCE_PARAMETERS
}

/** VP8 (RFC 7741 §4.2 and §4.3): the start of the first partition of a frame whose P bit is zero. */
export function startsVp8KeyFrame(payload: Buffer): boolean {
  const descriptor = payload[0]
  if (descriptor === undefined) return false
  const startsFirstPartition = (descriptor & 0x1f) === 0x10
  const frameTag = payload[vp8DescriptorLength(payload)]
  return startsFirstPartition && frameTag !== undefined && (frameTag & 1) === 0
}

/** Bytes in front of the frame itself (RFC 7741 §4.2). */
export function vp8DescriptorLength(payload: Buffer): number {
  const isExtended = ((payload[0] ?? 0) & 0x80) !== 0
  if (!isExtended) return 1
  const extension = payload[1] ?? 0
  const hasPictureId = (extension & 0x80) !== 0
  const isLongPictureId = hasPictureId && ((payload[2] ?? 0) & 0x80) !== 0
  const hasTl0 = (extension & 0x40) !== 0
  const hasTidOrKey = (extension & 0x30) !== 0
  return 2 + (hasPictureId ? 1 : 0) + (isLongPictureId ? 1 : 0) + (hasTl0 ? 1 : 0) + (hasTidOrKey ? 1 : 0)
}
