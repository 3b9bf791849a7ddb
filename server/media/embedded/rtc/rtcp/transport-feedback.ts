import { RtcpType, type RtcpPart, writePart } from './compound'

/**
 * Feedback on when each packet of a connection arrived (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1). Packets
 * are named by the number that they carry in a header extension, not by those of their sources.
 */

const TRANSPORT_FEEDBACK = 15
const FIXED = 16
/** Milliseconds. */
const REFERENCE_UNIT = 64
const DELTA_UNIT = 0.25
/** A report about more packets than this is a mistake or an attack. */
const MOST_PACKETS = 8192

const SMALL = 1
const LARGE = 2

export interface Arrival {
  readonly sequence: number
  /** Milliseconds on the receiver's own clock, which wraps after some days; undefined when the packet has not come. */
  readonly at: number | undefined
}

export interface TransportFeedback {
  /** Counts the reports, modulo 256. */
  readonly count: number
  readonly arrivals: readonly Arrival[]
}

/** Undefined when the part is something else, or damaged. */
export function readTransportFeedback(part: RtcpPart): TransportFeedback | undefined {
  const { body } = part
  if (part.type !== RtcpType.transportFeedback || part.count !== TRANSPORT_FEEDBACK || body.length < FIXED) {
    return undefined
  }
  const packets = body.readUInt16BE(10)
  if (packets > MOST_PACKETS) return undefined
  const status = readStatus(body, packets)
  if (status === undefined) return undefined
  const arrivals = readArrivals(body, status)
  return arrivals && { count: body.readUInt8(15), arrivals }
}

/** The kind of each packet's entry, and where the entries begin. */
function readStatus(body: Buffer, packets: number): { kinds: number[]; offset: number } | undefined {
  const kinds: number[] = []
  let offset = FIXED
  for (; kinds.length < packets; offset += 2) {
    if (offset + 2 > body.length) return undefined
    kinds.push(...readChunk(body.readUInt16BE(offset), packets - kinds.length))
  }
  return { kinds, offset }
}

/** A run of one kind, or a vector of fourteen bits or of seven pairs of them. */
function readChunk(chunk: number, most: number): number[] {
  if (chunk < 0x8000) return new Array<number>(Math.min(chunk & 0x1fff, most)).fill((chunk >> 13) & 3)
  const bits = chunk & 0x4000 ? 2 : 1
  const all = Array.from({ length: 14 / bits }, (_, index) => (chunk >> (14 - bits * (index + 1))) & (2 ** bits - 1))
  return all.slice(0, most)
}

function readArrivals(body: Buffer, status: { kinds: number[]; offset: number }): Arrival[] | undefined {
  const base = body.readUInt16BE(8)
  let { offset } = status
  let at = body.readIntBE(12, 3) * REFERENCE_UNIT
  const arrivals: Arrival[] = []
  for (const [index, kind] of status.kinds.entries()) {
    const sequence = (base + index) & 0xffff
    if (kind !== SMALL && kind !== LARGE) {
      arrivals.push({ sequence, at: undefined })
      continue
    }
    if (offset + kind > body.length) return undefined
    at += (kind === SMALL ? body.readUInt8(offset) : body.readInt16BE(offset)) * DELTA_UNIT
    offset += kind
    arrivals.push({ sequence, at })
  }
  return arrivals
}

/** @param arrivals in the order of their numbers, without holes */
export function writeTransportFeedback(from: number, ssrc: number, { count, arrivals }: TransportFeedback): Buffer {
  const first = arrivals.find(({ at }) => at !== undefined)?.at ?? 0
  const reference = Math.floor(first / REFERENCE_UNIT)
  const { kinds, deltas } = encodeArrivals(arrivals, reference * REFERENCE_UNIT)
  const chunks = Math.ceil(kinds.length / 7)
  const body = Buffer.alloc(Math.ceil((FIXED + chunks * 2 + deltas.length) / 4) * 4)
  body.writeUInt32BE(from, 0)
  body.writeUInt32BE(ssrc, 4)
  body.writeUInt16BE(arrivals[0]?.sequence ?? 0, 8)
  body.writeUInt16BE(arrivals.length, 10)
  body.writeUIntBE(reference & 0xffffff, 12, 3)
  body.writeUInt8(count & 0xff, 15)
  for (let chunk = 0; chunk < chunks; chunk++) {
    const pairs = kinds.slice(chunk * 7, chunk * 7 + 7)
    const vector = pairs.reduce((value, kind, index) => value | (kind << (12 - index * 2)), 0xc000)
    body.writeUInt16BE(vector, FIXED + chunk * 2)
  }
  deltas.copy(body, FIXED + chunks * 2)
  return writePart({ type: RtcpType.transportFeedback, count: TRANSPORT_FEEDBACK, body })
}

function encodeArrivals(arrivals: readonly Arrival[], start: number): { kinds: number[]; deltas: Buffer } {
  let before = Math.round(start / DELTA_UNIT)
  const kinds: number[] = []
  const deltas: Buffer[] = []
  for (const { at } of arrivals) {
    if (at === undefined) {
      kinds.push(0)
      continue
    }
    const delta = Math.max(-0x8000, Math.min(0x7fff, Math.round(at / DELTA_UNIT) - before))
    before += delta
    const isSmall = delta >= 0 && delta <= 0xff
    const bytes = Buffer.alloc(isSmall ? SMALL : LARGE)
    if (isSmall) bytes.writeUInt8(delta)
    else bytes.writeInt16BE(delta)
    kinds.push(isSmall ? SMALL : LARGE)
    deltas.push(bytes)
  }
  return { kinds, deltas: Buffer.concat(deltas) }
}
