import type { BitReader } from './bit-reader'

const EXTENDED_SAR = 255

/**
 * Reads video usability information as far as `max_num_reorder_frames`; ITU-T H.264, E.1.1.
 *
 * @returns undefined when it does not say.
 */
export function readReorderFrames(reader: BitReader): number | undefined {
  if (reader.flag() && reader.bits(8) === EXTENDED_SAR) reader.bits(32)
  if (reader.flag()) reader.bit()
  skipVideoSignal(reader)
  if (reader.flag()) {
    reader.unsigned()
    reader.unsigned()
  }
  if (reader.flag()) reader.bits(65)
  const nalHrd = skipHrd(reader)
  const vclHrd = skipHrd(reader)
  if (nalHrd || vclHrd) reader.bit()
  reader.bit()
  if (!reader.flag()) return undefined
  reader.bit()
  for (let field = 0; field < 4; field += 1) reader.unsigned()
  return reader.unsigned()
}

function skipVideoSignal(reader: BitReader): void {
  if (!reader.flag()) return
  reader.bits(4)
  if (reader.flag()) reader.bits(24)
}

function skipHrd(reader: BitReader): boolean {
  if (!reader.flag()) return false
  const count = Math.min(reader.unsigned(), 31) + 1
  reader.bits(8)
  for (let index = 0; index < count; index += 1) {
    reader.unsigned()
    reader.unsigned()
    reader.bit()
  }
  reader.bits(20)
  return true
}
