import { Refusal } from '../../protocol/refusal'
import type { KeyRing } from './keys'
import { type ValidSince, neverRevoked } from './revoked'
import { ExpiringTokens } from './expiring-tokens'

/**
 * A role token says who somebody is in a conference, and nothing about the role: that is looked up when the token is used,
 * because the vendor's mini-program never replaces its token when its role changes.
 */
export class RoleTokens {
  readonly #tokens: ExpiringTokens

  constructor(
    keys: KeyRing,
    lifetimeMs: number,
    now?: () => number,
    private readonly validSince: ValidSince = neverRevoked
  ) {
    this.#tokens = new ExpiringTokens(keys, lifetimeMs, now)
  }

  issue(conferenceId: string, name: string): string {
    return this.#tokens.issue(conferenceId, name)
  }

  /** Throws `bad-token`. */
  read(token: string): { readonly conferenceId: string; readonly name: string } {
    const pair = this.#tokens.read(token)
    if (pair === undefined || pair[2] < this.validSince(pair[1])) {
      throw new Refusal('bad-token', 'the roleToken is not valid')
    }
    return { conferenceId: pair[0], name: pair[1] }
  }
}
