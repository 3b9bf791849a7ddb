import fc from 'fast-check'
import type { StreamGrant } from '../../../server/media/engine'
import { signGrant, verifyGrant } from '../../../server/security/grants'

const KEY = Buffer.alloc(32, 7)
const NOW = 1_000_000

const limited = fc.record({ purpose: fc.constant('play' as const), only: fc.constantFrom('audio', 'video') })
const unlimited = fc.record({ purpose: fc.constantFrom('publish', 'play') })
const bare = fc.record({
  conferenceId: fc.string({ unit: 'grapheme' }),
  streamId: fc.string({ unit: 'grapheme' }),
  memberId: fc.string({ unit: 'grapheme' }),
  expires: fc.integer({ min: NOW + 1, max: NOW * 10 })
})
const grants: fc.Arbitrary<StreamGrant> = fc
  .tuple(fc.oneof(limited, unlimited), bare)
  .map(([first, rest]) => ({ ...first, ...rest }))

describe('stream grants', () => {
  it('come back as they were signed', () => {
    fc.assert(fc.property(grants, (grant) => expect(verifyGrant(KEY, signGrant(KEY, grant), NOW)).toEqual({ grant })))
  })

  it('need no escaping in an address', () => {
    fc.assert(fc.property(grants, (grant) => expect(signGrant(KEY, grant)).toMatch(/^[\w-]+\.[\w-]+$/)))
  })

  it('are refused when a single character was changed', () => {
    const text = signGrant(KEY, grantOf({}))
    fc.assert(
      fc.property(
        fc.nat(text.length - 2),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
        (at, letter) => {
          fc.pre(text[at] !== letter)
          expect(verifyGrant(KEY, text.slice(0, at) + letter + text.slice(at + 1), NOW)).toHaveProperty('fault')
        }
      )
    )
  })

  it('are refused when another key signed them', () => {
    expect(verifyGrant(Buffer.alloc(32, 8), signGrant(KEY, grantOf({})), NOW)).toEqual({ fault: 'forged' })
  })

  it('are good until the moment that they name and not at it', () => {
    const text = signGrant(KEY, grantOf({ expires: NOW }))
    expect(verifyGrant(KEY, text, NOW - 1)).toHaveProperty('grant')
    expect(verifyGrant(KEY, text, NOW)).toEqual({ fault: 'expired' })
  })

  it('to publish cannot be limited to a part', () => {
    const text = signGrant(KEY, grantOf({ purpose: 'publish', only: 'audio' }))
    expect(verifyGrant(KEY, text, NOW)).toHaveProperty('fault')
  })

  it.each(['', '.', 'a', 'a.b.c', '..', 'null.', '.AAAA'])('refuses %j, which is none', (text) => {
    expect(verifyGrant(KEY, text, NOW)).toHaveProperty('fault')
  })

  it('never throw, whatever the address carries', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(verifyGrant(KEY, text, NOW)).toHaveProperty('fault')))
  })
})

function grantOf(changes: Partial<StreamGrant>): StreamGrant {
  return { purpose: 'play', conferenceId: 'c', streamId: 's', memberId: 'm', expires: NOW + 1000, ...changes }
}
