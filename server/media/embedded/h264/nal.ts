/** Types of NAL units that matter here; ITU-T H.264 table 7-1. */
export const NalType = { SLICE: 1, IDR: 5, SEI: 6, SPS: 7, PPS: 8, DELIMITER: 9 } as const

/** Type of a NAL unit; 0, which is reserved, for an empty one. */
export function nalType(nal: Buffer): number {
  return (nal[0] ?? 0) & 0x1f
}

/**
 * Splits an access unit in AVC form (each NAL unit behind its length) into NAL units, which share its memory. Empty
 * units are left out.
 *
 * @returns undefined when the lengths do not add up: the unit is damaged.
 */
export function splitAvc(unit: Buffer, lengthSize: number): Buffer[] | undefined {
  const nals: Buffer[] = []
  let offset = 0
  while (offset < unit.length) {
    const start = offset + lengthSize
    if (start > unit.length) return undefined
    const end = start + unit.readUIntBE(offset, lengthSize)
    if (end > unit.length) return undefined
    if (end > start) nals.push(unit.subarray(start, end))
    offset = end
  }
  return nals
}

/** Puts NAL units into AVC form with lengths of four bytes. */
export function joinAvc(nals: readonly Buffer[]): Buffer {
  const unit = Buffer.allocUnsafe(nals.reduce((sum, nal) => sum + 4 + nal.length, 0))
  let offset = 0
  for (const nal of nals) {
    offset = unit.writeUInt32BE(nal.length, offset)
    offset += nal.copy(unit, offset)
  }
  return unit
}

/**
 * Whether a publisher has put Annex B (start codes) where AVC form with lengths of four bytes belongs. A start code can
 * also be the length of a short unit, so the lengths must fail to add up as well.
 */
export function isAnnexB(unit: Buffer): boolean {
  if (unit.length < 5 || unit[0] !== 0 || unit[1] !== 0) return false
  const startCode = unit[2] === 1 || (unit[2] === 0 && unit[3] === 1)
  return startCode && splitAvc(unit, 4) === undefined
}
