import type { WechatAccount } from '../config'
import { callWechat } from './api'

/**
 * Who somebody is to this mini-program, for the code that `wx.login` gave them. A code is good once and for five minutes.
 * @throws WechatRefusal, or what `fetch` throws when the server is not reached in time
 */
export async function openIdOf(account: WechatAccount, code: string): Promise<string> {
  const query = new URLSearchParams({
    appid: account.appId,
    secret: account.secret,
    js_code: code,
    grant_type: 'authorization_code'
  })
  const answer = await callWechat(account, `/sns/jscode2session?${query.toString()}`)
  const openId = answer.kind === 'fields' ? answer.fields.openid : undefined
  if (typeof openId !== 'string' || openId === '') throw new Error('WeChat has named nobody')
  return openId
}
