/** Header extensions of RTP packets in the one-byte form (RFC 8285 §4.2). */

const ONE_BYTE_PROFILE = 0xbede
const FIXED_HEADER = 12

/** What a packet says under an extension's number; `undefined` when it says nothing. */
export function readExtension(datagram: Buffer, id: number): Buffer | undefined {
  const block = extensionBlock(datagram)
  if (block === undefined) return undefined
  let offset = 0
  while (offset < block.length) {
    const head = block.readUInt8(offset)
    if (head === 0) {
      offset += 1
      continue
    }
    const end = offset + 2 + (head & 0x0f)
    if (head >> 4 === 15 || end > block.length) return undefined
    if (head >> 4 === id) return block.subarray(offset + 1, end)
    offset = end
  }
  return undefined
}

/** A whole block with one extension that holds a 16-bit number: eight bytes to follow the fixed header. */
export function writeNumberExtension(id: number, value: number): Buffer {
  const block = Buffer.alloc(8)
  block.writeUInt16BE(ONE_BYTE_PROFILE, 0)
  block.writeUInt16BE(1, 2)
  block.writeUInt8((id << 4) | 1, 4)
  block.writeUInt16BE(value & 0xffff, 5)
  return block
}

function extensionBlock(datagram: Buffer): Buffer | undefined {
  if (datagram.length < FIXED_HEADER || (datagram.readUInt8(0) & 0x10) === 0) return undefined
  const start = FIXED_HEADER + (datagram.readUInt8(0) & 0x0f) * 4
  if (start + 4 > datagram.length || datagram.readUInt16BE(start) !== ONE_BYTE_PROFILE) return undefined
  const end = start + 4 + datagram.readUInt16BE(start + 2) * 4
  return end > datagram.length ? undefined : datagram.subarray(start + 4, end)
}
