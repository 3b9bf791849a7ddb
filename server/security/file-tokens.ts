import { Refusal } from '../../protocol/refusal'
import { ExpiringTokens } from './expiring-tokens'
import type { KeyRing } from './keys'
import { type ValidSince, neverRevoked } from './revoked'

/** What the address of a download stands for. */
export interface FileRight {
  readonly recordingId: string
  readonly file: string
  /** Full name of who was given it; undefined for the operator. What this person may read now is for the caller to judge. */
  readonly reader: string | undefined
}

/**
 * The last part of a download's address: it stands for somebody's right to one file for a while, in players that send
 * nothing else.
 */
export class FileTokens {
  readonly #tokens: ExpiringTokens

  constructor(
    keys: KeyRing,
    lifetimeMs: number,
    now?: () => number,
    private readonly validSince: ValidSince = neverRevoked
  ) {
    this.#tokens = new ExpiringTokens(keys, lifetimeMs, now)
  }

  issue({ recordingId, file, reader }: FileRight): string {
    return this.#tokens.issue(reader ?? '', `${recordingId}/${file}`)
  }

  /** Throws `not-permitted`: a new address has to be asked for. */
  read(token: string): FileRight {
    const pair = this.#tokens.read(token)
    if (pair === undefined) throw new Refusal('not-permitted', 'the address has expired; ask for a new one')
    const [reader, path, issued] = pair
    const end = path.indexOf('/')
    const right = { recordingId: path.slice(0, end), file: path.slice(end + 1) }
    if (reader === '') return { ...right, reader: undefined }
    if (issued < this.validSince(reader)) throw new Refusal('not-permitted', 'the address was revoked')
    return { ...right, reader }
  }
}
