import { isObject } from '../../../../protocol/parse/fields'
import { splitName } from '../core/names'

/** An account as the IM SDK, or the application, names it. */
export interface Account {
  /** `org#app` */
  readonly appkey: string
  /** Short, or full with or without domain. */
  readonly name: string
  readonly token: string
}

/**
 * Who is signed in with the IM SDK, from `WebIM.conn.context`. Its `jid` is an object `{appKey, name, domain}` in some
 * versions and text `org#app_user@domain/resource` in others. Undefined while nobody is.
 */
export function readWebIm(webIm: unknown): Account | undefined {
  const conn = isObject(webIm) ? webIm.conn : undefined
  const context = isObject(conn) ? conn.context : undefined
  if (!isObject(context) || !isFilled(context.accessToken)) return undefined
  const jid = typeof context.jid === 'string' ? readText(context.jid) : readObject(context.jid)
  return jid === undefined ? undefined : { ...jid, token: context.accessToken }
}

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== ''

function readText(jid: string): { appkey: string; name: string } | undefined {
  const { appkey, user } = splitName(jid)
  return appkey === undefined || user === '' ? undefined : { appkey, name: jid.split('/')[0] ?? jid }
}

function readObject(jid: unknown): { appkey: string; name: string } | undefined {
  if (!isObject(jid) || !isFilled(jid.appKey) || !isFilled(jid.name)) return undefined
  const domain = isFilled(jid.domain) ? `@${jid.domain}` : ''
  return { appkey: jid.appKey, name: `${jid.appKey}_${jid.name}${domain}` }
}
