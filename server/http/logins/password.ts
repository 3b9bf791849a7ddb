import { Refusal } from '../../../protocol/refusal'
import { LockOut } from '../../security/lock-out'
import { hashPassword, isPassword } from '../../security/passwords'
import type { Accounts } from '../../storage/contract'
import type { Person } from './person'

/** Compared with when there is no such account, so that the time taken does not tell which names exist. */
const nobodysHash = hashPassword('nobody has this account')

/** Accounts of our own. */
export class PasswordLogin {
  readonly #lockOut = new LockOut()

  constructor(private readonly accounts: Accounts) {}

  /** Throws `wrong-credentials`, and `too-many` while the account has to wait. */
  async check(appKey: string, username: string, password: string): Promise<Person> {
    const key = `${appKey} ${username}`
    this.#lockOut.check(key)
    const account = await this.accounts.find(appKey, username)
    const isRight = await isPassword(password, account?.passwordHash ?? (await nobodysHash))
    if (account === undefined || !isRight) {
      this.#lockOut.failed(key)
      throw new Refusal('wrong-credentials')
    }
    this.#lockOut.succeeded(key)
    return account
  }
}
