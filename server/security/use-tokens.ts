import { Refusal } from '../../protocol/refusal'
import type { KeyRing } from './keys'
import { ExpiringTokens } from './expiring-tokens'

/** The last part of a `useUrl`: it stands for the session, because the vendor's mini-program sends no other credential there. */
export class UseTokens {
  readonly #tokens: ExpiringTokens

  constructor(keys: KeyRing, lifetimeMs: number, now?: () => number) {
    this.#tokens = new ExpiringTokens(keys, lifetimeMs, now)
  }

  issue(conferenceId: string, sessId: string): string {
    return this.#tokens.issue(conferenceId, sessId)
  }

  /** Throws `session-gone`: the client must enter again to get a new address. */
  read(token: string): { readonly conferenceId: string; readonly sessId: string } {
    const pair = this.#tokens.read(token)
    if (pair === undefined) throw new Refusal('session-gone', 'the useUrl is not valid')
    return { conferenceId: pair[0], sessId: pair[1] }
  }
}
