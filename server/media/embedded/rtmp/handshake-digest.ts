import { createHmac, timingSafeEqual } from 'node:crypto'

/** Length of C1, C2, S1 and S2. */
export const PACKET = 1536
const DIGEST = 32

/** The two places where a digest may hide: behind the key or in front of it. */
const SCHEMES = [8, 772] as const
export type DigestScheme = (typeof SCHEMES)[number]

/** Both ends sign with names that are public; they prove a version, not an identity. */
const CLIENT_NAME = Buffer.from('Genuine Adobe Flash Player 001')
const SERVER_NAME = Buffer.from('Genuine Adobe Flash Media Server 001')
const NAME_TAIL = Buffer.from('f0eec24a8068bee82e00d0d1029e7e576eec5d2d29806fab93b8e636cfeb31ae', 'hex')
export const CLIENT_KEYS = { packet: CLIENT_NAME, answer: Buffer.concat([CLIENT_NAME, NAME_TAIL]) } as const
export const SERVER_KEYS = { packet: SERVER_NAME, answer: Buffer.concat([SERVER_NAME, NAME_TAIL]) } as const

const sign = (key: Buffer, ...parts: readonly Buffer[]): Buffer => {
  const hmac = createHmac('sha256', key)
  for (const part of parts) hmac.update(part)
  return hmac.digest()
}

/** Four bytes in front of the area say, by their sum, where in it the digest lies. */
function digestOffset(packet: Buffer, scheme: DigestScheme): number {
  const sum = packet.subarray(scheme, scheme + 4).reduce((total, byte) => total + byte, 0)
  return scheme + 4 + (sum % 728)
}

function digestOf(packet: Buffer, offset: number, key: Buffer): Buffer {
  return sign(key, packet.subarray(0, offset), packet.subarray(offset + DIGEST))
}

/** The digest in a C1 or S1 and where it lies; undefined for the plain handshake. */
export function findDigest(packet: Buffer, key: Buffer): { scheme: DigestScheme; digest: Buffer } | undefined {
  for (const scheme of SCHEMES) {
    const offset = digestOffset(packet, scheme)
    const digest = packet.subarray(offset, offset + DIGEST)
    if (timingSafeEqual(digest, digestOf(packet, offset, key))) return { scheme, digest }
  }
  return undefined
}

/** Writes the digest into a C1 or S1. */
export function putDigest(packet: Buffer, scheme: DigestScheme, key: Buffer): void {
  const offset = digestOffset(packet, scheme)
  digestOf(packet, offset, key).copy(packet, offset)
}

/** Signs a C2 or S2 in its last bytes: it answers the digest that the other end has sent. */
export function putAnswer(packet: Buffer, peerDigest: Buffer, key: Buffer): void {
  const offset = PACKET - DIGEST
  sign(sign(key, peerDigest), packet.subarray(0, offset)).copy(packet, offset)
}
