import { z } from 'zod'

const port = (usual: number) => z.coerce.number().int().min(1).max(65_535).default(usual)
const count = (usual: number, max = 100_000) => z.coerce.number().int().min(0).max(max).default(usual)
const seconds = (usual: number) => count(usual, 86_400)

const isOrigin = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
}

const origin = z
  .string()
  .refine(isOrigin, { abort: true })
  .transform((text) => new URL(text).origin)

const appKeys = z
  .string()
  .transform((text) => text.split(',').map((key) => key.trim()))
  .refine((keys) => keys.every((key) => /^[^#_@/\s]+#[^#_@/\s]+$/.test(key)))

const list = (usual: string) =>
  z
    .string()
    .default(usual)
    .transform((text) =>
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '')
    )

const origins = list('*').refine((entries) => entries.every((entry) => entry === '*' || isOrigin(entry)))
const helpers = (schemes: string) => list('').refine((entries) => entries.every((entry) => isHelper(schemes, entry)))
const isHelper = (schemes: string, entry: string): boolean =>
  new RegExp(`^(${schemes}):([\\w.-]+|\\[[\\da-f:]+\\])(:\\d{1,5})?(\\?transport=(udp|tcp))?$`, 'i').test(entry)
const openOrClosed = z.enum(['open', 'closed']).default('open')
const RESERVED = 'admin,administrator,root,system,moderator,operator,support,管理员,系统,官方,客服'

const wechatAppId = z.string().regex(/^wx[0-9a-f]{16}$/)
const wechatSecret = z.string().regex(/^[0-9a-f]{32}$/)

/** A variable: how it is read, and in words what it may be. */
interface Variable {
  readonly read: z.ZodType
  readonly allowed: string
}

const aPort = 'a port from 1 to 65535'
const aCount = 'a whole number from 0 to 100000'
const someSeconds = 'a whole number of seconds from 0 to 86400'

/** Every environment variable that the server reads. */
export const variables = {
  PORT: { read: port(8080), allowed: aPort },
  HOST: {
    read: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('0.0.0.0'),
    allowed: 'an address or host name'
  },
  RTMP_PORT: { read: port(1935), allowed: aPort },
  RTC_PORT: { read: port(40_000), allowed: aPort },
  PUBLIC_URL: { read: origin.optional(), allowed: 'an address like https://meet.example.com, without a path' },
  PUBLIC_IP: { read: z.union([z.ipv4(), z.ipv6()]).optional(), allowed: 'an IP address' },
  STUN_URLS: { read: helpers('stuns?'), allowed: 'addresses like stun:stun.example.com:3478, separated by commas' },
  TURN_URLS: { read: helpers('turns?'), allowed: 'addresses like turn:turn.example.com:3478, separated by commas' },
  TURN_SECRET: { read: z.string().min(16).max(1024).optional(), allowed: 'at least 16 characters' },
  TURN_ONLY: {
    read: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
    allowed: 'true or false'
  },
  DATA_DIR: { read: z.string().min(1).default('./data'), allowed: 'the path of a directory' },
  SECRET: { read: z.string().min(32).max(1024).optional(), allowed: 'at least 32 characters' },
  SECRET_PREVIOUS: { read: z.string().min(32).max(1024).optional(), allowed: 'at least 32 characters' },
  OPERATOR_TOKEN: { read: z.string().min(32).max(256).optional(), allowed: 'at least 32 characters' },
  REGISTRATION: { read: openOrClosed, allowed: 'open or closed' },
  GUESTS: { read: openOrClosed, allowed: 'open or closed' },
  RESERVED_NAMES: { read: list(RESERVED), allowed: 'names separated by commas' },
  TOKEN_HOURS: {
    read: z.coerce.number().min(0.001).max(720).default(12),
    allowed: 'a number of hours from 0.001 to 720'
  },
  AUTH_JWT_SECRET: { read: z.string().min(32).max(1024).optional(), allowed: 'at least 32 characters' },
  AUTH_JWKS_URL: { read: z.url({ protocol: /^https?$/ }).optional(), allowed: 'the address of a JWK set' },
  AUTH_AUDIENCE: { read: z.string().min(1).max(256).optional(), allowed: 'what "aud" of a JWT must be' },
  AUTH_ISSUER: { read: z.string().min(1).max(256).optional(), allowed: 'what "iss" of a JWT must be' },
  ALLOWED_ORIGINS: { read: origins, allowed: '* or addresses like https://example.com, separated by commas' },
  RTMP_SCHEME: { read: z.enum(['rtmp', 'rtmps']).default('rtmp'), allowed: 'rtmp or rtmps' },
  TLS_CERT: { read: z.string().min(1).optional(), allowed: 'the path of a PEM file' },
  TLS_KEY: { read: z.string().min(1).optional(), allowed: 'the path of a PEM file' },
  AUDIT_DAYS: { read: count(90, 36_500), allowed: 'a whole number of days from 0 to 36500' },
  LIMIT_CONNECTIONS: { read: count(1000), allowed: aCount },
  LIMIT_ROOMS: { read: count(20), allowed: aCount },
  APP_KEYS: { read: appKeys.optional(), allowed: 'org#app, several separated by commas, without _ @ or /' },
  NAME_DOMAIN: {
    read: z
      .string()
      .regex(/^[a-zA-Z0-9.-]+$/)
      .default('easemob.com'),
    allowed: 'a domain name'
  },
  JOIN_ROLE: {
    read: z.enum(['creator-is-admin', 'as-requested']).default('creator-is-admin'),
    allowed: 'creator-is-admin or as-requested'
  },
  LOG_LEVEL: {
    read: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    allowed: 'fatal, error, warn, info, debug, trace or silent'
  },
  TRUST_PROXY: {
    read: z.union([z.stringbool({ truthy: ['true'], falsy: ['false'] }).transform(Number), count(0, 10)]).default(0),
    allowed: 'true, false or the number of proxies before the server (0 to 10)'
  },
  GRACE_SECONDS: { read: seconds(75), allowed: someSeconds },
  EMPTY_GRACE_SECONDS: { read: seconds(60), allowed: someSeconds },
  TICKET_HOURS: {
    read: z.coerce.number().min(0.001).max(720).default(24),
    allowed: 'a number of hours from 0.001 to 720'
  },
  RATE_LIMIT_FACTOR: {
    read: z.coerce.number().min(0.01).max(1_000_000).default(1),
    allowed: 'a number from 0.01 to 1000000'
  },
  WECHAT_APPID: { read: wechatAppId.optional(), allowed: 'the AppID of a mini-program, like wx0123456789abcdef' },
  WECHAT_SECRET: { read: wechatSecret.optional(), allowed: 'the AppSecret that belongs to WECHAT_APPID' },
  WECHAT_API: {
    read: origin.default('https://api.weixin.qq.com'),
    allowed: 'an address like https://api.weixin.qq.com'
  },
  LIMIT_COMMUNICATION: { read: count(9), allowed: aCount },
  LIMIT_COMMUNICATION_MIX: { read: count(30), allowed: aCount },
  MIX_LOUDEST: {
    read: z.coerce.number().int().min(1).max(30).default(4),
    allowed: 'a number of voices from 1 to 30'
  },
  LIMIT_LIVE_TALKERS: { read: count(9), allowed: aCount },
  LIMIT_LIVE_AUDIENCE: { read: count(600), allowed: aCount },
  RECORD_DIR: { read: z.string().min(1).optional(), allowed: 'the path of a directory' },
  RECORD_MAX_DAYS: {
    read: z.coerce.number().min(0).max(36_500).default(30),
    allowed: 'a number of days from 0 to 36500'
  },
  RECORD_MAX_GB: { read: z.coerce.number().min(0).max(1_000_000).default(20), allowed: 'a number from 0 to 1000000' },
  RECORD_RESERVE_GB: {
    read: z.coerce.number().min(0).max(1_000_000).default(1),
    allowed: 'a number from 0 to 1000000'
  },
  LIMIT_DESKTOPS: { read: count(1), allowed: aCount }
} as const satisfies Record<string, Variable>

export type Variables = { readonly [Name in keyof typeof variables]: z.output<(typeof variables)[Name]['read']> }
