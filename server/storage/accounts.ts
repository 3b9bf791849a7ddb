import { join } from 'node:path'
import { isObject } from '../../protocol/parse/fields'
import { JsonFile } from './json-file'

export interface Account {
  readonly uuid: string
  readonly appKey: string
  readonly username: string
  readonly nickname: string
  readonly passwordHash: string
  /** Milliseconds since 1970. */
  readonly created: number
}

/** People with a password. Few enough to be kept in memory and in one file; larger ones bring their own login. */
export class Accounts {
  readonly #file: JsonFile
  readonly #byName = new Map<string, Account>()

  private constructor(file: JsonFile) {
    this.#file = file
  }

  static async open(directory: string): Promise<Accounts> {
    const accounts = new Accounts(new JsonFile(join(directory, 'accounts.json')))
    await accounts.#load()
    return accounts
  }

  find(appKey: string, username: string): Account | undefined {
    return this.#byName.get(nameOf(appKey, username))
  }

  /** False when the name is taken. True only after the account is on the disk. */
  async add(account: Account): Promise<boolean> {
    const name = nameOf(account.appKey, account.username)
    if (this.#byName.has(name)) return false
    this.#byName.set(name, account)
    try {
      await this.#file.write([...this.#byName.values()])
    } catch (error) {
      this.#byName.delete(name)
      throw error
    }
    return true
  }

  async #load(): Promise<void> {
    const stored = (await this.#file.read()) ?? []
    if (!Array.isArray(stored) || !stored.every(isAccount)) throw new Error('accounts.json is damaged')
    for (const account of stored) this.#byName.set(nameOf(account.appKey, account.username), account)
  }
}

const nameOf = (appKey: string, username: string): string => `${appKey}_${username}`

const isAccount = (value: unknown): value is Account =>
  isObject(value) &&
  ['uuid', 'appKey', 'username', 'nickname', 'passwordHash'].every((key) => typeof value[key] === 'string')
