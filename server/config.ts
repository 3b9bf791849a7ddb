import { resolve } from 'node:path'
import { ConfrType } from '../protocol/numbers'
import type { Limits } from '../protocol/shapes'
import { obtainSecret, prepareDataDir } from './config/data-dir'
import { findPublicIp } from './config/public-ip'
import { readVariables } from './config/read'
import type { Variables } from './config/schema'
import { type WechatAccount, wechatAccount } from './config/wechat'

export { FaultySetting } from './config/faulty-setting'
export type { WechatAccount } from './config/wechat'

/** Everything that an operator can set, checked and complete. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly rtmpPort: number
  readonly rtcPort: number
  /** `https://host[:port]`. Undefined: what each request says it came to. */
  readonly publicUrl: string | undefined
  /** Where clients reach the media ports, if that is not what our sockets see. */
  readonly publicIp: string | undefined
  /** The address by which other devices most likely reach us. */
  readonly foundIp: string
  readonly dataDir: string
  readonly secret: string
  /** Undefined: any. */
  readonly appKeys: readonly string[] | undefined
  readonly nameDomain: string
  readonly joinRole: Variables['JOIN_ROLE']
  readonly logLevel: Variables['LOG_LEVEL']
  /** How many proxies stand before the server: so many entries of `x-forwarded-*` are believed, from the end. */
  readonly trustedProxies: number
  /** How long the seat of a member whose socket is gone is kept. */
  readonly graceMs: number
  /** How long a conference without members lives on. */
  readonly emptyGraceMs: number
  readonly ticketLifetimeMs: number
  readonly rateLimitFactor: number
  /** The mini-program's own account; undefined: the operator has given none. */
  readonly wechat: WechatAccount | undefined
  /** What a conference of each type allows unless its creator asks for less. */
  readonly limits: Readonly<Record<ConfrType, Limits>>
}

/**
 * Reads the environment, makes the data directory and the secret, and finds the address. Throws `FaultySetting`.
 */
export async function loadConfig(environment: Readonly<Record<string, string | undefined>>): Promise<Config> {
  const variables = readVariables(environment)
  const dataDir = resolve(variables.DATA_DIR)
  await prepareDataDir(dataDir)
  return {
    host: variables.HOST,
    port: variables.PORT,
    rtmpPort: variables.RTMP_PORT,
    rtcPort: variables.RTC_PORT,
    publicUrl: variables.PUBLIC_URL,
    publicIp: variables.PUBLIC_IP,
    foundIp: variables.PUBLIC_IP ?? findPublicIp(),
    dataDir,
    secret: variables.SECRET ?? (await obtainSecret(dataDir)),
    appKeys: variables.APP_KEYS,
    nameDomain: variables.NAME_DOMAIN,
    joinRole: variables.JOIN_ROLE,
    logLevel: variables.LOG_LEVEL,
    trustedProxies: variables.TRUST_PROXY,
    graceMs: variables.GRACE_SECONDS * 1000,
    emptyGraceMs: variables.EMPTY_GRACE_SECONDS * 1000,
    ticketLifetimeMs: variables.TICKET_HOURS * 3_600_000,
    rateLimitFactor: variables.RATE_LIMIT_FACTOR,
    wechat: wechatAccount(variables),
    limits: limitsByType(variables)
  }
}

/** Where everybody may talk, the number of talkers is the size of the conference: there is no audience beside them. */
function limitsByType(variables: Variables): Config['limits'] {
  const maxPubDesktopCount = variables.LIMIT_DESKTOPS
  const everyoneTalks = (members: number): Limits => ({
    maxTalkerCount: members,
    maxVideoCount: members,
    maxAudienceCount: 0,
    maxPubDesktopCount
  })
  return {
    [ConfrType.COMMUNICATION]: everyoneTalks(variables.LIMIT_COMMUNICATION),
    [ConfrType.COMMUNICATION_MIX]: everyoneTalks(variables.LIMIT_COMMUNICATION_MIX),
    [ConfrType.LIVE]: {
      maxTalkerCount: variables.LIMIT_LIVE_TALKERS,
      maxVideoCount: variables.LIMIT_LIVE_TALKERS,
      maxAudienceCount: variables.LIMIT_LIVE_AUDIENCE,
      maxPubDesktopCount
    }
  }
}
