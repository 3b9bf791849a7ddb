import { Refusal } from '../../../protocol/refusal'
import { AccessTokens } from '../../../server/security/access-tokens'
import { signGrant, verifyGrant } from '../../../server/security/grants'
import { deriveKeys } from '../../../server/security/keys'
import { RoleTokens } from '../../../server/security/role-tokens'
import { Tickets } from '../../../server/security/tickets'
import { UseTokens } from '../../../server/security/use-tokens'
import type { Random } from '../random'
import { bent, evilValue } from './values'

const HOUR = 3_600_000
const NAME = 'org#app_ann@emeet.local'
const NOW = 1_800_000_000_000
const keys = deriveKeys('the secret of a fuzzed server, long enough')
const foreign = deriveKeys('the secret of somebody else, long enough too')

/** The clock of both sides; a client's is off by as much as it likes. */
let now = NOW
const clock = (): number => now

const issuers = [
  new RoleTokens(keys.roleTokens, HOUR, clock),
  new UseTokens(keys.useTokens, HOUR, clock),
  new RoleTokens(foreign.roleTokens, HOUR, clock)
] as const
const access = new AccessTokens(keys.accessTokens, HOUR, 'emeet.local', clock)
const tickets = new Tickets(keys.tickets, HOUR, clock)

/** Throws when something that was bent, stolen from another purpose or has expired is let in. */
export function hostileSignature(_target: unknown, random: Random): Promise<void> {
  now = NOW
  random.pick([bentToken, bentTicket, bentGrant])(random)
  return Promise.resolve()
}

function bentToken(random: Random): void {
  const good = random.pick(issuers).issue('TS_X1', NAME)
  const isExpired = random.chance(0.2)
  const text = isExpired ? good : random.chance(0.3) ? good : bent(random, good)
  if (isExpired) now = NOW + HOUR + random.below(HOUR)
  const readers = [
    { issuer: issuers[0], read: () => issuers[0].read(text) },
    { issuer: issuers[1], read: () => issuers[1].read(text) },
    { issuer: undefined, read: () => access.read(text, NAME) }
  ]
  for (const { issuer, read } of readers) {
    const isRight = !isExpired && text === issuer?.issue('TS_X1', NAME)
    expectRefusal(read, isRight, text)
  }
}

function bentTicket(random: Random): void {
  const good = tickets.issue({ conferenceId: 'TS_X1', name: NAME, role: 3, origin: 'https://a' })
  const field = random.pick(['tktId', 'confrId', 'memName', 'role', 'timestamp', 'expires', 'hmac'] as const)
  const changed = random.chance(0.5) ? bent(random, String(good[field])) : evilValue(random)
  const skew = random.chance(0.2)
  const ticket = skew ? good : { ...good, [field]: changed }
  if (skew) now = NOW + HOUR + random.below(HOUR)
  const isRight = !skew && JSON.stringify(ticket[field]) === JSON.stringify(good[field])
  if (typeof ticket.hmac === 'string') expectRefusal(() => tickets.check(ticket), isRight, JSON.stringify(ticket))
}

function bentGrant(random: Random): void {
  const grant = { purpose: 'play', conferenceId: 'TS_X1', streamId: 's', memberId: 'm', expires: NOW + HOUR } as const
  const key = random.chance(0.9) ? keys.streamGrants : foreign.streamGrants
  const good = signGrant(key, grant)
  const text = bent(random, good)
  const result = verifyGrant(keys.streamGrants, text, NOW + random.below(2 * HOUR))
  if ('grant' in result && (text !== good || key !== keys.streamGrants)) throw new Error(`a grant was let in: ${text}`)
}

function expectRefusal(read: () => unknown, isRight: boolean, shown: string): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Refusal) || isRight) throw error
    return
  }
  if (!isRight) throw new Error(`it was let in: ${shown}`)
}
