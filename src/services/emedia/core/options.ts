import { ConfrType, Role } from '../../../../protocol/numbers'
import { expectObject, expectOneOf, expectOptionalText, expectText, mistake } from './check'
import type { ClientOptions, JoinRoomOptions } from './types'

const HOST = /^https?:\/\/[^\s/?#]+$/
const APPKEY = /^[^\s#_/@]+#[^\s#_/@]+$/

/** Checks the options of a client, which may come from JavaScript. */
export function checkOptions(options: ClientOptions): ClientOptions {
  const { host, appkey, identity } = options
  if (!HOST.test(expectText(host, 'host')))
    throw mistake('host', 'https://host[:port] without a slash at the end', host)
  if (!APPKEY.test(expectText(appkey, 'appkey'))) throw mistake('appkey', 'org#app', appkey)
  if (identity !== undefined) {
    expectText(identity.name, 'identity.name')
    expectText(identity.token, 'identity.token')
  }
  return options
}

const limits = ['maxTalkerCount', 'maxVideoCount', 'maxAudienceCount', 'maxPubDesktopCount'] as const

export function checkRoom(options: JoinRoomOptions): JoinRoomOptions {
  expectObject(options, 'options')
  expectText(options.roomName, 'roomName')
  expectOptionalText(options.password, 'password')
  expectOptionalText(options.nickName, 'nickName')
  if (options.role !== undefined) expectOneOf(options.role, Role, 'role')
  if (options.type !== undefined) expectOneOf(options.type, ConfrType, 'type')
  if (options.ext !== undefined) expectObject(options.ext, 'ext')
  for (const limit of limits) {
    const value = options[limit]
    if (value !== undefined && !Number.isSafeInteger(value)) throw mistake(limit, 'a whole number', value)
  }
  return options
}
