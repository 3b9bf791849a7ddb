import { FaultySetting } from './faulty-setting'
import type { Variables } from './schema'

/** The mini-program as WeChat's server knows it. */
export interface WechatAccount {
  readonly appId: string
  readonly secret: string
  /** Origin of WeChat's server. */
  readonly api: string
}

type Given = Pick<Variables, 'WECHAT_APPID' | 'WECHAT_SECRET' | 'WECHAT_API'>

/** Both settings or neither. @throws FaultySetting when only one is there */
export function wechatAccount({ WECHAT_APPID, WECHAT_SECRET, WECHAT_API }: Given): WechatAccount | undefined {
  if (WECHAT_APPID === undefined && WECHAT_SECRET === undefined) return undefined
  if (WECHAT_APPID === undefined) throw new FaultySetting('WECHAT_SECRET is set, but WECHAT_APPID is not.')
  if (WECHAT_SECRET === undefined) throw new FaultySetting('WECHAT_APPID is set, but WECHAT_SECRET is not.')
  return { appId: WECHAT_APPID, secret: WECHAT_SECRET, api: WECHAT_API }
}
