/** What an AVCDecoderConfigurationRecord says; ISO/IEC 14496-15, 5.3.3.1. */
export interface AvcRecord {
  /** Bytes of the length in front of each NAL unit: 1, 2 or 4. */
  readonly lengthSize: number
  readonly sps: readonly Buffer[]
  readonly pps: readonly Buffer[]
}

/** @returns undefined when the record is cut short or has no parameter sets. */
export function parseAvcRecord(record: Buffer): AvcRecord | undefined {
  const lengthSize = ((record[4] ?? 0) & 3) + 1
  if (record[0] !== 1 || record.length < 7 || lengthSize === 3) return undefined
  const sps = readSets(record, 6, (record[5] ?? 0) & 0x1f)
  if (sps === undefined || sps.end >= record.length) return undefined
  const pps = readSets(record, sps.end + 1, record[sps.end] ?? 0)
  if (pps === undefined || sps.sets.length === 0 || pps.sets.length === 0) return undefined
  return { lengthSize, sps: sps.sets, pps: pps.sets }
}

/** A record for one pair of parameter sets, with lengths of four bytes. Throws RangeError on an SPS of under 4 bytes. */
export function buildAvcRecord(sps: Buffer, pps: Buffer): Buffer {
  if (sps.length < 4) throw new RangeError(`an SPS has at least 4 bytes, got ${sps.length}`)
  const profileAndLevel = sps.subarray(1, 4)
  return Buffer.concat([
    Buffer.from([1]),
    profileAndLevel,
    Buffer.from([0xff, 0xe1]),
    lengthOf(sps),
    sps,
    Buffer.from([1]),
    lengthOf(pps),
    pps
  ])
}

function readSets(record: Buffer, start: number, count: number): { sets: Buffer[]; end: number } | undefined {
  const sets: Buffer[] = []
  let offset = start
  for (let index = 0; index < count; index += 1) {
    if (offset + 2 > record.length) return undefined
    const end = offset + 2 + record.readUInt16BE(offset)
    if (end > record.length || end === offset + 2) return undefined
    sets.push(record.subarray(offset + 2, end))
    offset = end
  }
  return { sets, end: offset }
}

function lengthOf(nal: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(nal.length)
  return length
}
