import fc from 'fast-check'
import { errors } from '../../../protocol/errors'
import { Refusal } from '../../../protocol/refusal'
import { AccessTokens } from '../../../server/security/access-tokens'
import { type KeyRing, deriveKeys } from '../../../server/security/keys'
import { RoleTokens } from '../../../server/security/role-tokens'
import { seal, unseal } from '../../../server/security/sign'
import { Tickets } from '../../../server/security/tickets'
import { UseTokens } from '../../../server/security/use-tokens'

const keys = deriveKeys('a secret of at least 32 characters')
let now = 1_000_000
const clock = () => now
beforeEach(() => {
  now = 1_000_000
})

/** The cause of the refusal that a call throws. */
function reasonOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  return 'nothing'
}

describe('sealing', () => {
  test('gives back what was sealed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(unseal(keys.tickets, seal(keys.tickets, value))).toEqual(JSON.parse(JSON.stringify(value)))
      })
    )
  })

  test('gives nothing for any other text', () => {
    const sealed = seal(keys.tickets, { a: 1 })
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => unseal(keys.tickets, text) === undefined))
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'B', '.', '_'), (at, letter) => {
        const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1)
        // The last letter of base64 holds two bits that nobody reads, but it is compared all the same.
        return changed === sealed || unseal(keys.tickets, changed) === undefined
      })
    )
  })

  test('of one purpose opens nothing of another', () => {
    expect(unseal(keys.roleTokens, seal(keys.useTokens, 1))).toBeUndefined()
    expect(new Set(Object.values(keys).map((key: Buffer | KeyRing) => [key].flat().join())).size).toBe(
      Object.keys(keys).length
    )
  })
})

describe('tickets', () => {
  const tickets = new Tickets(keys.tickets, 60_000, clock)
  const issue = () => tickets.issue({ conferenceId: 'TS_X1', name: 'o#a_ann@d', role: 3, origin: 'https://m.example' })

  test('are good again and again, as long as they last', () => {
    const ticket = issue()
    now += 59_999
    expect(reasonOf(() => tickets.check(ticket))).toBe('nothing')
    expect(reasonOf(() => tickets.check(ticket))).toBe('nothing')
    now += 1
    expect(reasonOf(() => tickets.check(ticket))).toBe('ticket-expired')
  })

  test.each([
    { confrId: 'TS_X2' },
    { memName: 'o#a_ben@d' },
    { role: 7 as const },
    { expires: 9_999_999_999_999 },
    { timestamp: 0 },
    { tktId: 'TK_other' },
    { hmac: '' }
  ])('are worth nothing when %j is changed', (change) => {
    expect(reasonOf(() => tickets.check({ ...issue(), ...change }))).toBe('ticket-invalid')
  })

  test.each([
    ['https://m.example', 'wss://m.example/ws/TS_X1'],
    ['http://m.example:8080', 'ws://m.example:8080/ws/TS_X1']
  ])('from %s lead to %s', (origin, url) => {
    expect(tickets.issue({ conferenceId: 'TS_X1', name: 'x', role: 1, origin }).url).toBe(url)
  })
})

describe('tokens', () => {
  test('say whose they are until they expire', () => {
    const roles = new RoleTokens(keys.roleTokens, 1000, clock)
    const uses = new UseTokens(keys.useTokens, 1000, clock)
    const [role, use] = [roles.issue('TS_X1', 'ann'), uses.issue('TS_X1', 'SS_1')]
    expect(roles.read(role)).toEqual({ conferenceId: 'TS_X1', name: 'ann' })
    expect(uses.read(use)).toEqual({ conferenceId: 'TS_X1', sessId: 'SS_1' })
    expect(reasonOf(() => roles.read(use))).toBe('bad-token')
    expect(reasonOf(() => uses.read(role))).toBe('session-gone')
    now += 1000
    expect(reasonOf(() => roles.read(role))).toBe('bad-token')
    expect(reasonOf(() => uses.read(use))).toBe('session-gone')
  })

  test('belong to one name, in whatever form it is said', () => {
    const access = new AccessTokens(keys.accessTokens, 1000, 'easemob.com', clock)
    const token = access.issue('org#app', 'ann')
    const who = { appKey: 'org#app', name: 'org#app_ann@easemob.com' }
    for (const name of [undefined, 'ann', 'org#app_ann', who.name, `${who.name}/phone`]) {
      expect(access.read(token, name)).toEqual(who)
    }
    for (const name of ['ben', 'org#other_ann', 'org#app_ann@other.com']) {
      expect(reasonOf(() => access.read(token, name))).toBe('bad-token')
    }
  })
})

test('every error has a code of its own and sentences in both languages', () => {
  const codes = Object.values(errors).map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  for (const { zh, en } of Object.values(errors)) {
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/)
    expect(en).toMatch(/^[A-Z].*\.$/)
  }
})
