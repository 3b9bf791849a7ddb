import { ConfrType, Role } from '../../../../protocol/numbers'
import { signalOf } from './call-options'
import { expectObject, expectOneOf, expectOptionalText, expectSendable, expectText, mistake } from './check'
import type { ClientOptions, JoinRoomOptions } from './types'

const HOST = /^https?:\/\/[^\s/?#]+$/
const APPKEY = /^[^\s#_/@]+#[^\s#_/@]+$/

/** Checks the options of a client, which may come from JavaScript. */
export function checkOptions(options: ClientOptions): ClientOptions {
  expectObject(options, 'options')
  const { host, appkey, identity } = options
  if (!HOST.test(expectText(host, 'host')))
    throw mistake('host', 'https://host[:port] without a slash at the end', host)
  if (!APPKEY.test(expectText(appkey, 'appkey'))) throw mistake('appkey', 'org#app', appkey)
  if (identity !== undefined) {
    expectObject(identity, 'identity')
    expectText(identity.name, 'identity.name')
    expectText(identity.token, 'identity.token')
  }
  return options
}

const limits = ['maxTalkerCount', 'maxVideoCount', 'maxAudienceCount', 'maxPubDesktopCount'] as const

/** Checks what a room is joined with, and leaves out what nobody knows. */
export function checkRoom(options: JoinRoomOptions): JoinRoomOptions {
  expectObject(options, 'options')
  expectText(options.roomName, 'roomName')
  expectOptionalText(options.password, 'password')
  expectOptionalText(options.nickName, 'nickName')
  if (options.role !== undefined) expectOneOf(options.role, Role, 'role')
  if (options.type !== undefined) expectOneOf(options.type, ConfrType, 'type')
  if (options.ext !== undefined) expectSendable(options.ext, 'ext')
  const signal = signalOf(options)
  const { roomName, password, nickName, role, type, ext, rec, recMerge } = options
  const counts = Object.fromEntries(limits.map((limit) => [limit, expectOptionalCount(options[limit], limit)]))
  return {
    roomName,
    password,
    nickName,
    role,
    type,
    ext,
    signal,
    rec: rec === true,
    recMerge: recMerge === true,
    ...counts
  }
}

function expectOptionalCount(value: unknown, name: string): number | undefined {
  if (value === undefined || Number.isSafeInteger(value)) return value as number | undefined
  throw mistake(name, 'a whole number', value)
}
