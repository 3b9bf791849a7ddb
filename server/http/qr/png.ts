import { crc32, deflate } from 'node:zlib'
import { promisify } from 'node:util'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const compress = promisify(deflate)

/** A black and white PNG (1 bit a pixel, ISO/IEC 15948) of a square of modules, `true` being black. */
export async function pngOfModules(modules: readonly (readonly boolean[])[], scale: number): Promise<Buffer> {
  const size = modules.length * scale
  const rows = modules.flatMap((row) => Array.from({ length: scale }, () => bitsOf(row, scale)))
  const pixels = await compress(Buffer.concat(rows))
  return Buffer.concat([SIGNATURE, chunk('IHDR', header(size)), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** One row: filter type 0, then white as 1 and black as 0. */
function bitsOf(row: readonly boolean[], scale: number): Buffer {
  const bytes = Buffer.alloc(1 + Math.ceil((row.length * scale) / 8), 0xff)
  bytes[0] = 0
  row.forEach((isBlack, index) => {
    if (!isBlack) return
    for (let x = index * scale; x < (index + 1) * scale; x++) {
      const at = 1 + (x >> 3)
      bytes.writeUInt8(bytes.readUInt8(at) & ~(0x80 >> (x & 7)), at)
    }
  })
  return bytes
}

/** Width, height, 1 bit of greyscale, the only methods there are, not interlaced. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(13)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(size, 4)
  bytes[8] = 1
  return bytes
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
