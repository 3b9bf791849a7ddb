import { createHash } from 'node:crypto'
import type { ErrorName } from '../../../protocol/errors'
import { Refusal } from '../../../protocol/refusal'
import type { WechatAccount } from '../../config'
import { WechatRefusal } from '../../wechat/api'
import { openIdOf } from '../../wechat/session'
import { type Person, prefixes } from './person'

/** What WeChat's numbers mean to somebody who logs in (the documented errors of `jscode2session`). */
const causes: Readonly<Record<number, ErrorName>> = {
  40029: 'login-refused',
  40163: 'login-refused',
  40226: 'not-permitted',
  45011: 'too-many'
}

/** The person whom WeChat knows by what `wx.login` gave. Throws a refusal, `timeout` when WeChat is not to be reached. */
export async function wechatPerson(account: WechatAccount, code: string, nickname: string): Promise<Person> {
  try {
    const openId = await openIdOf(account, code)
    // The id itself is personal data, and everybody in a meeting sees user names.
    const mark = createHash('sha256').update(`${account.appId} ${openId}`).digest('hex').slice(0, 24)
    return { uuid: mark, username: `${prefixes.wechat}${mark}`, nickname }
  } catch (error) {
    if (error instanceof WechatRefusal) {
      throw new Refusal(causes[error.code] ?? 'timeout', `WeChat answered with ${error.code}`)
    }
    throw new Refusal('timeout', 'WeChat could not be reached')
  }
}
