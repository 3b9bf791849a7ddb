/** Numbers that wrap: 16-bit sequence numbers and 32-bit timestamps (RFC 1982 arithmetic). */

/** How far `to` lies ahead of `from`, −32768 … 32767. */
export function sequenceDistance(from: number, to: number): number {
  return ((to - from) << 16) >> 16
}

/** How far `to` lies ahead of `from`, −2^31 … 2^31−1. */
export function timestampDistance(from: number, to: number): number {
  return (to - from) | 0
}

/** Unfolds wrapping 32-bit timestamps into one growing number, whatever order they come in. */
export class Unwrapper {
  private last: number | undefined

  unwrap(timestamp: number): number {
    this.last = this.last === undefined ? timestamp : this.last + timestampDistance(this.last >>> 0, timestamp)
    return this.last
  }
}
