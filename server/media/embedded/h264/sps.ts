import { BitReader, unescape } from './bit-reader'
import { NalType, nalType } from './nal'
import { readReorderFrames } from './vui'

/** What a sequence parameter set says about the pictures. */
export interface SpsInfo {
  readonly profile: number
  /** Ten times the level: 31 is level 3.1. */
  readonly level: number
  /** Pixels, after cropping. */
  readonly width: number
  readonly height: number
  /**
   * Whether pictures may be shown in another order than they are decoded (B-frames). Undefined when the set leaves it
   * open: only composition offsets will tell.
   */
  readonly reorders: boolean | undefined
}

const BASELINE = 66
/** Profiles whose sets carry chroma format and scaling lists. */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])

/** Source: ITU-T H.264, 7.3.2.1.1. @returns undefined when it is no SPS or is damaged. */
export function parseSps(nal: Buffer): SpsInfo | undefined {
  if (nalType(nal) !== NalType.SPS || nal.length < 5) return undefined
  const reader = new BitReader(unescape(nal.subarray(1)))
  const profile = reader.bits(8)
  reader.bits(8)
  const level = reader.bits(8)
  reader.unsigned()
  const chroma = HIGH_PROFILES.has(profile) ? readChroma(reader) : 1
  reader.unsigned()
  const orderType = readOrderType(reader)
  reader.unsigned()
  reader.bit()
  const size = readSize(reader, chroma)
  const reorderFrames = reader.flag() ? readReorderFrames(reader) : undefined
  if (reader.exhausted || size.width <= 0 || size.height <= 0) return undefined
  return { profile, level, ...size, reorders: judgeOrder(profile, orderType, reorderFrames) }
}

function judgeOrder(profile: number, orderType: number, reorderFrames: number | undefined): boolean | undefined {
  if (profile === BASELINE || orderType === 2) return false
  return reorderFrames === undefined ? undefined : reorderFrames > 0
}

function readChroma(reader: BitReader): number {
  const chroma = reader.unsigned()
  if (chroma === 3) reader.bit()
  reader.unsigned()
  reader.unsigned()
  reader.bit()
  if (reader.flag()) {
    const lists = chroma === 3 ? 12 : 8
    for (let list = 0; list < lists; list += 1) if (reader.flag()) skipScalingList(reader, list < 6 ? 16 : 64)
  }
  return chroma
}

function skipScalingList(reader: BitReader, size: number): void {
  let last = 8
  let next = 8
  for (let index = 0; index < size && next !== 0; index += 1) {
    next = (last + reader.signed() + 256) % 256
    if (next !== 0) last = next
  }
}

function readOrderType(reader: BitReader): number {
  const type = reader.unsigned()
  if (type === 0) reader.unsigned()
  if (type === 1) {
    reader.bit()
    reader.signed()
    reader.signed()
    const cycle = Math.min(reader.unsigned(), 255)
    for (let index = 0; index < cycle; index += 1) reader.signed()
  }
  return type
}

function readSize(reader: BitReader, chroma: number): { width: number; height: number } {
  const columns = reader.unsigned() + 1
  const rows = reader.unsigned() + 1
  const frameOnly = reader.bit()
  if (frameOnly === 0) reader.bit()
  reader.bit()
  const fields = 2 - frameOnly
  const size = { width: columns * 16, height: rows * 16 * fields }
  if (!reader.flag()) return size
  const [left, right, top, bottom] = [reader.unsigned(), reader.unsigned(), reader.unsigned(), reader.unsigned()]
  const stepX = chroma === 1 || chroma === 2 ? 2 : 1
  const stepY = (chroma === 1 ? 2 : 1) * fields
  return { width: size.width - (left + right) * stepX, height: size.height - (top + bottom) * stepY }
}
