import { Refusal } from '../../protocol/refusal'
import { ExpiringTokens } from './expiring-tokens'
import type { KeyRing } from './keys'

/** The last part of a download's address: it stands for the right to one file for a while, in players that send nothing else. */
export class FileTokens {
  readonly #tokens: ExpiringTokens

  constructor(keys: KeyRing, lifetimeMs: number, now?: () => number) {
    this.#tokens = new ExpiringTokens(keys, lifetimeMs, now)
  }

  issue(recordingId: string, file: string): string {
    return this.#tokens.issue(recordingId, file)
  }

  /** Throws `not-permitted`: a new address has to be asked for. */
  read(token: string): { readonly recordingId: string; readonly file: string } {
    const pair = this.#tokens.read(token)
    if (pair === undefined) throw new Refusal('not-permitted', 'the address has expired; ask for a new one')
    return { recordingId: pair[0], file: pair[1] }
  }
}
