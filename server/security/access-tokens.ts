import { fullName } from '../../protocol/names'
import { Refusal } from '../../protocol/refusal'
import type { Identity } from '../conference/contract'
import type { KeyRing } from './keys'
import { type ValidSince, neverRevoked } from './revoked'
import { ExpiringTokens } from './expiring-tokens'

/** What somebody is given for a password, or for a guest's name: it says who calls. */
export class AccessTokens {
  readonly #tokens: ExpiringTokens

  constructor(
    keys: KeyRing,
    readonly lifetimeMs: number,
    private readonly domain: string,
    now?: () => number,
    private readonly validSince: ValidSince = neverRevoked
  ) {
    this.#tokens = new ExpiringTokens(keys, lifetimeMs, now)
  }

  issue(appKey: string, username: string): string {
    return this.#tokens.issue(appKey, username)
  }

  /** Whose token it is. Throws `bad-token`, also when the caller claims to be somebody else. */
  read(token: string, claimed?: string): Identity {
    const pair = this.#tokens.read(token)
    if (pair === undefined) throw new Refusal('bad-token', 'the token is not valid')
    const [appKey, username, issued] = pair
    const name = fullName(username, appKey, this.domain)
    if (issued < this.validSince(name)) throw new Refusal('bad-token', 'the token was revoked')
    if (claimed !== undefined && fullName(claimed, appKey, this.domain) !== name) {
      throw new Refusal('bad-token', 'the token belongs to another name')
    }
    return { appKey, name }
  }
}
