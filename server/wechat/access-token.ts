import type { WechatAccount } from '../config'
import { callWechat } from './api'

/** Milliseconds before its end from which on a token is not used any more. */
const RESERVE = 300_000

/**
 * The mini-program's access token, kept while it is good. It is WeChat's stable kind: other servers of the same
 * mini-program asking for theirs do not end it.
 */
export class WechatAccessToken {
  #current: { readonly token: string; readonly until: number } | undefined
  #underWay: Promise<string> | undefined

  constructor(
    private readonly account: WechatAccount,
    private readonly now: () => number = Date.now
  ) {}

  /** Calls at the same time share one request. @throws WechatRefusal */
  async get(): Promise<string> {
    if (this.#current !== undefined && this.now() < this.#current.until) return this.#current.token
    this.#underWay ??= this.#fetch().finally(() => {
      this.#underWay = undefined
    })
    return this.#underWay
  }

  /** WeChat does not take this one any more. */
  forget(token: string): void {
    if (this.#current?.token === token) this.#current = undefined
  }

  async #fetch(): Promise<string> {
    const { appId: appid, secret } = this.account
    const body = { grant_type: 'client_credential', appid, secret }
    const answer = await callWechat(this.account, '/cgi-bin/stable_token', body)
    const { access_token: token, expires_in: seconds } = answer.kind === 'fields' ? answer.fields : {}
    if (typeof token !== 'string' || typeof seconds !== 'number') throw new Error("WeChat's answer has no access token")
    this.#current = { token, until: this.now() + seconds * 1000 - RESERVE }
    return token
  }
}
