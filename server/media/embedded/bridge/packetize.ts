import { NalType, nalType } from '../h264/nal'

/** Payload bytes that fit an MTU of 1280 together with SRTP, UDP and IPv6 headers, with a margin for tunnels. */
const MOST_BYTES = 1188
const STAP_A = 24
const FU_A = 28

/**
 * Cuts one access unit into RTP payloads (RFC 6184, packetization mode 1).
 *
 * @param parameterSets SPS and PPS to put in front of a key frame, in one aggregation packet as decoders expect
 * @param nals the slices, in order
 */
export function packetize(parameterSets: readonly Buffer[], nals: readonly Buffer[]): Buffer[] {
  const front = parameterSets.length > 0 ? [aggregate(parameterSets)] : []
  return [...front, ...nals.flatMap((nal) => (nal.length <= MOST_BYTES ? [nal] : fragment(nal)))]
}

/** What of an access unit travels: delimiters and supplemental information do not, parameter sets go separately. */
export function isSlice(nal: Buffer): boolean {
  const type = nalType(nal)
  return type >= NalType.SLICE && type <= NalType.IDR
}

function aggregate(nals: readonly Buffer[]): Buffer {
  const parts = nals.flatMap((nal) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(nal.length)
    return [length, nal]
  })
  const importance = Math.max(...nals.map((nal) => (nal[0] ?? 0) & 0x60))
  return Buffer.concat([Buffer.from([importance | STAP_A]), ...parts])
}

function fragment(nal: Buffer): Buffer[] {
  const header = nal.readUInt8(0)
  const size = MOST_BYTES - 2
  const fragments: Buffer[] = []
  for (let start = 1; start < nal.length; start += size) {
    const end = Math.min(start + size, nal.length)
    const edges = (start === 1 ? 0x80 : 0) | (end === nal.length ? 0x40 : 0)
    const prefix = Buffer.from([(header & 0xe0) | FU_A, edges | (header & 0x1f)])
    fragments.push(Buffer.concat([prefix, nal.subarray(start, end)]))
  }
  return fragments
}
