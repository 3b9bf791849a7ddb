import { RateLimit } from './rate-limit'
import type { Rate } from './token-bucket'

/**
 * What may be tried how often, by address. Generous enough for a school behind one address that begins a lesson; failures
 * are what is counted where a secret can be guessed.
 */
const rates = {
  guestLogins: { burst: 300, perSecond: 5 },
  registrations: { burst: 30, perSecond: 0.1 },
  failedOperators: { burst: 5, perSecond: 0.05 },
  failedLogins: { burst: 10, perSecond: 0.1 },
  roomGuessesByAddressAndRoom: { burst: 10, perSecond: 0.1 },
  // A school behind one address mistypes more often than one person does.
  roomGuessesByAddress: { burst: 100, perSecond: 0.5 },
  roomGuessesByName: { burst: 20, perSecond: 0.1 },
  // Generous, because it also keeps out whoever knows the password.
  roomGuessesByRoom: { burst: 200, perSecond: 1 },
  newConferences: { burst: 100, perSecond: 1 },
  invites: { burst: 100, perSecond: 1 },
  qrCodes: { burst: 60, perSecond: 5 },
  sockets: { burst: 600, perSecond: 20 }
} as const satisfies Record<string, Rate>

export type RateLimits = Readonly<Record<keyof typeof rates, RateLimit>>

/** `factor` scales all of them; load tests use it. */
export function createRateLimits(factor = 1, now?: () => number): RateLimits {
  const make = ({ burst, perSecond }: Rate): RateLimit =>
    new RateLimit({ burst: burst * factor, perSecond: perSecond * factor }, now)
  return {
    guestLogins: make(rates.guestLogins),
    registrations: make(rates.registrations),
    failedOperators: make(rates.failedOperators),
    failedLogins: make(rates.failedLogins),
    roomGuessesByAddressAndRoom: make(rates.roomGuessesByAddressAndRoom),
    roomGuessesByAddress: make(rates.roomGuessesByAddress),
    roomGuessesByName: make(rates.roomGuessesByName),
    roomGuessesByRoom: make(rates.roomGuessesByRoom),
    newConferences: make(rates.newConferences),
    invites: make(rates.invites),
    qrCodes: make(rates.qrCodes),
    sockets: make(rates.sockets)
  }
}
