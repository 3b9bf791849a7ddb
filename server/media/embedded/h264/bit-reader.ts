/** Reads the bits of a raw byte sequence payload. Past the end it yields zeros and says so in `exhausted`. */
export class BitReader {
  private position = 0

  constructor(private readonly bytes: Buffer) {}

  get exhausted(): boolean {
    return this.position > this.bytes.length * 8
  }

  bit(): number {
    const byte = this.bytes[this.position >> 3] ?? 0
    const bit = (byte >> (7 - (this.position & 7))) & 1
    this.position += 1
    return bit
  }

  flag(): boolean {
    return this.bit() === 1
  }

  bits(count: number): number {
    let value = 0
    for (let index = 0; index < count; index += 1) value = value * 2 + this.bit()
    return value
  }

  /** Unsigned Exp-Golomb code, ue(v). */
  unsigned(): number {
    let zeros = 0
    while (zeros < 32 && this.bit() === 0) zeros += 1
    return 2 ** zeros - 1 + this.bits(zeros)
  }

  /** Signed Exp-Golomb code, se(v). */
  signed(): number {
    const code = this.unsigned()
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2
  }
}

/** Takes the emulation prevention bytes (00 00 03) out of a NAL unit. */
export function unescape(nal: Buffer): Buffer {
  const bytes: number[] = []
  let zeros = 0
  for (const byte of nal) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0
      continue
    }
    zeros = byte === 0 ? zeros + 1 : 0
    bytes.push(byte)
  }
  return Buffer.from(bytes)
}
