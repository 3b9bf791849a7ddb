import { randomBytes } from 'node:crypto'
import { CLIENT_KEYS, findDigest, PACKET, putAnswer, putDigest, SERVER_KEYS } from './handshake-digest'
import { ProtocolError } from './protocol-error'

const VERSION = 3
/** With a digest we must name a version that has it; without one, zeros say "plain". */
const SERVER_VERSION = 0x04050001

/**
 * The server's part of the handshake: plain, or with digests when the client offers them. What is behind C2 already
 * belongs to the chunk stream.
 */
export class Handshake {
  private received = Buffer.alloc(0)
  private answered = false

  /** @param send Gets S0, S1 and S2 in one piece. */
  constructor(private readonly send: (bytes: Buffer) => void) {}

  /**
   * @returns the bytes behind the handshake once it is complete, undefined before.
   * @throws ProtocolError when the client does not speak this version.
   */
  push(data: Buffer): Buffer | undefined {
    this.received = Buffer.concat([this.received, data])
    if (this.received.length > 0 && this.received[0] !== VERSION) throw new ProtocolError('not RTMP version 3')
    if (!this.answered && this.received.length >= 1 + PACKET) {
      this.answered = true
      this.send(answer(this.received.subarray(1, 1 + PACKET)))
    }
    const end = 1 + PACKET + PACKET
    return this.received.length >= end ? this.received.subarray(end) : undefined
  }
}

function answer(c1: Buffer): Buffer {
  const s1 = randomBytes(PACKET)
  s1.fill(0, 0, 8)
  const offered = c1.readUInt32BE(4) === 0 ? undefined : findDigest(c1, CLIENT_KEYS.packet)
  if (offered === undefined) return Buffer.concat([Buffer.from([VERSION]), s1, c1])
  s1.writeUInt32BE(SERVER_VERSION, 4)
  putDigest(s1, offered.scheme, SERVER_KEYS.packet)
  const s2 = randomBytes(PACKET)
  putAnswer(s2, offered.digest, SERVER_KEYS.answer)
  return Buffer.concat([Buffer.from([VERSION]), s1, s2])
}
