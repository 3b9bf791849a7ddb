import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { Handshake } from '../../../../server/media/embedded/rtmp/handshake'
import {
  CLIENT_KEYS,
  findDigest,
  PACKET,
  putAnswer,
  putDigest,
  SERVER_KEYS,
  type DigestScheme
} from '../../../../server/media/embedded/rtmp/handshake-digest'

const shake = () => {
  const sent: Buffer[] = []
  return { handshake: new Handshake((bytes) => sent.push(bytes)), sent }
}

describe('the handshake', () => {
  it('answers a plain client with its own bytes and hands on what is behind', () => {
    const { handshake, sent } = shake()
    const c1 = Buffer.concat([Buffer.alloc(8), randomBytes(PACKET - 8)])
    expect(handshake.push(Buffer.concat([Buffer.from([3]), c1]))).toBeUndefined()
    expect(sent).toHaveLength(1)
    expect(sent[0]?.length).toBe(1 + 2 * PACKET)
    expect(sent[0]?.subarray(1 + PACKET)).toEqual(c1)
    expect(handshake.push(Buffer.concat([Buffer.alloc(PACKET), Buffer.from('rest')]))?.toString()).toBe('rest')
  })

  it('answers once when bytes come one by one', () => {
    const { handshake, sent } = shake()
    const bytes = Buffer.concat([Buffer.from([3]), Buffer.alloc(2 * PACKET)])
    const results = [...bytes].map((byte) => handshake.push(Buffer.from([byte])))
    expect(sent).toHaveLength(1)
    expect(results.filter((rest) => rest !== undefined)).toHaveLength(1)
  })

  it.each<DigestScheme>([8, 772])('proves itself to a client that signs (digest at %i)', (scheme) => {
    const { handshake, sent } = shake()
    const c1 = randomBytes(PACKET)
    c1.writeUInt32BE(0x80000702, 4)
    putDigest(c1, scheme, CLIENT_KEYS.packet)
    handshake.push(Buffer.concat([Buffer.from([3]), c1]))
    const answer = sent[0] ?? Buffer.alloc(0)
    const [s1, s2] = [answer.subarray(1, 1 + PACKET), answer.subarray(1 + PACKET)]
    expect(findDigest(s1, SERVER_KEYS.packet)?.scheme).toBe(scheme)
    const expected = Buffer.from(s2)
    putAnswer(expected, findDigest(c1, CLIENT_KEYS.packet)?.digest ?? Buffer.alloc(0), SERVER_KEYS.answer)
    expect(s2).toEqual(expected)
  })

  it('takes a client whose digest is wrong for a plain one', () => {
    const { handshake, sent } = shake()
    const c1 = randomBytes(PACKET)
    handshake.push(Buffer.concat([Buffer.from([3]), c1]))
    expect(sent[0]?.subarray(1 + PACKET)).toEqual(c1)
  })

  it('answers once and hands on what is behind, whatever the bytes, signed or not, and however they are cut', () => {
    const random = fc.uint8Array({ minLength: PACKET, maxLength: PACKET })
    const pieces = fc.array(fc.integer({ min: 1, max: 2 * PACKET }), { minLength: 1, maxLength: 5 })
    const cases = fc.tuple(random, fc.constantFrom<DigestScheme | undefined>(undefined, 8, 772), pieces)
    const run = ([bytes, scheme, lengths]: [Uint8Array, DigestScheme | undefined, number[]]): void => {
      const { handshake, sent } = shake()
      const c1 = Buffer.from(bytes)
      if (scheme !== undefined) putDigest(c1, scheme, CLIENT_KEYS.packet)
      const all = Buffer.concat([Buffer.from([3]), c1, Buffer.alloc(PACKET), Buffer.from('rest')])
      let rest: Buffer | undefined
      for (let start = 0, index = 0; start < all.length && rest === undefined; index++) {
        const end = start + (lengths[index % lengths.length] ?? 1)
        rest = handshake.push(all.subarray(start, end))
        if (rest !== undefined) rest = Buffer.concat([rest, all.subarray(end)])
        start = end
      }
      expect(rest?.toString()).toBe('rest')
      expect(sent.map(({ length }) => length)).toEqual([1 + 2 * PACKET])
    }
    fc.assert(fc.property(cases, run), { numRuns: 50 })
  })

  it('refuses another version', () => {
    expect(() => shake().handshake.push(Buffer.from([6]))).toThrow('version 3')
  })
})
