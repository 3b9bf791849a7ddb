import { join, resolve } from 'node:path'
import { ConfrType } from '../protocol/numbers'
import type { Limits } from '../protocol/shapes'
import { type JwtLogin, jwtLogin } from './config/jwt'
import { type TlsFiles, refuseOpenRtmps, tlsFiles } from './config/tls'
import { obtainSecret, prepareDataDir } from './config/data-dir'
import { obtainSelfSigned } from './config/self-signed'
import { findPublicIp } from './config/public-ip'
import { type RelayServers, relayServers } from './config/relay'
import { readVariables } from './config/read'
import type { Variables } from './config/schema'
import { type WechatAccount, wechatAccount } from './config/wechat'

export { FaultySetting } from './config/faulty-setting'
export type { JwtLogin } from './config/jwt'
export type { RelayServers } from './config/relay'
export type { WechatAccount } from './config/wechat'

/** Everything that an operator can set, checked and complete. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly rtmpPort: number
  /** How addresses for pushing and playing begin. */
  readonly rtmpScheme: 'rtmp' | 'rtmps'
  readonly rtcPort: number
  /** `https://host[:port]`. Undefined: what each request says it came to. */
  readonly publicUrl: string | undefined
  /** Where clients reach the media ports, if that is not what our sockets see. */
  readonly publicIp: string | undefined
  /** Others' servers on the way of browsers to the media port. */
  readonly relays: RelayServers
  /** The address by which other devices most likely reach us. */
  readonly foundIp: string
  readonly dataDir: string
  /** Folder of recordings. */
  readonly recordDir: string
  /** How long recordings are kept, and how many bytes of them; 0 is for ever, or as many as there are. */
  readonly recordKeeping: { readonly maxDays: number; readonly maxBytes: number }
  /** So many bytes of the disk are left free by recordings. */
  readonly recordReserve: number
  readonly secret: string
  /** What was signed with this one is still good, but nothing is signed with it any more. */
  readonly previousSecret: string | undefined
  /** Opens the operator's calls; undefined: there are none. */
  readonly operatorToken: string | undefined
  readonly isRegistrationOpen: boolean
  readonly areGuestsWelcome: boolean
  /** Nobody may be shown by these names, nor by what looks like them. */
  readonly reservedNames: readonly string[]
  readonly accessTokenLifetimeMs: number
  /** Undefined: nobody logs in with a token of another service. */
  readonly jwtLogin: JwtLogin | undefined
  /** Pages of these origins may call; `*`: of all. */
  readonly allowedOrigins: readonly string[]
  /** Undefined: plain HTTP. */
  readonly tls: TlsFiles | undefined
  /** Browsers may be told never to come by plain HTTP again: the certificate is the operator's or a proxy's, not ours. */
  readonly isHttpsForGood: boolean
  /** How long it is remembered who did what. */
  readonly auditMs: number
  /** Open sockets of one address. */
  readonly maxConnections: number
  /** Living conferences that one person has made. */
  readonly maxRooms: number
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
  /** How many voices are mixed at a time in conferences of type 11. */
  readonly mixLoudest: number
}

/**
 * Reads the environment, makes the data directory and the secret, and finds the address; with `--https`, a certificate of
 * our own too. Throws `FaultySetting`.
 */
export async function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = []
): Promise<Config> {
  const variables = readVariables(environment)
  const dataDir = resolve(variables.DATA_DIR)
  await prepareDataDir(dataDir)
  const foundIp = variables.PUBLIC_IP ?? findPublicIp()
  const given = tlsFiles(variables)
  const tls = given ?? (args.includes('--https') ? await obtainSelfSigned(dataDir, [foundIp]) : undefined)
  refuseOpenRtmps(variables.RTMP_SCHEME, tls)
  return {
    host: variables.HOST,
    port: variables.PORT,
    ...media(variables),
    publicUrl: variables.PUBLIC_URL,
    publicIp: variables.PUBLIC_IP,
    foundIp,
    tls,
    isHttpsForGood: given !== undefined || variables.PUBLIC_URL?.startsWith('https:') === true,
    dataDir,
    recordDir: resolve(variables.RECORD_DIR ?? join(dataDir, 'recordings')),
    recordKeeping: { maxDays: variables.RECORD_MAX_DAYS, maxBytes: variables.RECORD_MAX_GB * 1e9 },
    recordReserve: variables.RECORD_RESERVE_GB * 1e9,
    operatorToken: variables.OPERATOR_TOKEN,
    secret: variables.SECRET ?? (await obtainSecret(dataDir)),
    ...security(variables),
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

const media = (variables: Variables) => ({
  rtmpPort: variables.RTMP_PORT,
  rtmpScheme: variables.RTMP_SCHEME,
  rtcPort: variables.RTC_PORT,
  mixLoudest: variables.MIX_LOUDEST,
  relays: relayServers(variables)
})

function security(variables: Variables) {
  return {
    previousSecret: variables.SECRET_PREVIOUS,
    isRegistrationOpen: variables.REGISTRATION === 'open',
    areGuestsWelcome: variables.GUESTS === 'open',
    reservedNames: variables.RESERVED_NAMES,
    accessTokenLifetimeMs: variables.TOKEN_HOURS * 3_600_000,
    jwtLogin: jwtLogin(variables),
    allowedOrigins: variables.ALLOWED_ORIGINS,
    auditMs: variables.AUDIT_DAYS * 86_400_000,
    maxConnections: variables.LIMIT_CONNECTIONS,
    maxRooms: variables.LIMIT_ROOMS
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
