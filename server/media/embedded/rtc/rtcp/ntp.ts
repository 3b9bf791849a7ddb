/** 64-bit NTP timestamps (RFC 5905 §6): seconds since 1900 and a binary fraction. */

/** Seconds from 1900 to 1970. */
const EPOCH_OFFSET = 2_208_988_800
const FRACTION = 2 ** 32

/** Milliseconds since 1900, with a fraction. */
export function readNtp(buffer: Buffer, offset: number): number {
  return buffer.readUInt32BE(offset) * 1000 + (buffer.readUInt32BE(offset + 4) * 1000) / FRACTION
}

export function writeNtp(buffer: Buffer, offset: number, ntpMs: number): void {
  const seconds = Math.floor(ntpMs / 1000)
  buffer.writeUInt32BE(seconds % FRACTION, offset)
  buffer.writeUInt32BE(Math.floor(((ntpMs - seconds * 1000) / 1000) * FRACTION), offset + 4)
}

/** @param unixMs milliseconds since 1970 */
export function unixToNtp(unixMs: number): number {
  return unixMs + EPOCH_OFFSET * 1000
}
