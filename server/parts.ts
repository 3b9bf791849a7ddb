import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createConferences } from './conference'
import type { Config } from './config'
import { createLogins } from './http/logins'
import type { HttpParts } from './http/parts'
import type { Lifecycle } from './lifecycle'
import { EmbeddedEngine } from './media/embedded/engine'
import { AccessTokens } from './security/access-tokens'
import { deriveKeys } from './security/keys'
import { createRateLimits } from './security/limits'
import type { ValidSince } from './security/revoked'
import { RoleTokens } from './security/role-tokens'
import { Tickets } from './security/tickets'
import { UseTokens } from './security/use-tokens'
import type { Store } from './storage/contract'
import { openStore } from './storage/sqlite'
import { MiniProgramCodes } from './wechat/codes'

/** Everything that the outside of the server works with. Nothing listens yet, and the engine is not started. */
export interface Parts extends HttpParts {
  readonly engine: EmbeddedEngine
  readonly store: Store
}

export async function createParts(config: Config, log: Logger, lifecycle: Lifecycle): Promise<Parts> {
  const store = openStore(config.dataDir, log)
  lifecycle.started('store', () => store.close())
  const { tokens, grantKey } = createTokens(config, (name) => store.revocations.since(name))
  const engine: EmbeddedEngine = createEngine(config, log, grantKey, (grant) => conferences.authorize(grant))
  lifecycle.started('media engine', () => engine.close())
  const conferences = await createConferences({
    engine,
    snapshots: store.snapshots,
    log,
    tokens: {
      roleToken: (conferenceId, name) => tokens.roleTokens.issue(conferenceId, name),
      useToken: (conferenceId, sessId) => tokens.useTokens.issue(conferenceId, sessId)
    },
    domain: config.nameDomain,
    joinRole: config.joinRole,
    limits: config.limits,
    graceMs: config.graceMs,
    emptyGraceMs: config.emptyGraceMs
  })
  lifecycle.started('conferences', () => conferences.close())
  return {
    config,
    log,
    engine,
    conferences,
    ...tokens,
    store,
    accounts: store.accounts,
    invites: store.invites,
    revocations: store.revocations,
    logins: createLogins(config, store),
    limits: createRateLimits(config.rateLimitFactor),
    miniProgramCodes: config.wechat === undefined ? undefined : new MiniProgramCodes(config.wechat),
    webRoot: besideUs('../h5'),
    isReady: () => engine.isRunning
  }
}

type Tokens = Pick<HttpParts, 'tickets' | 'roleTokens' | 'useTokens' | 'accessTokens'>

function createTokens(config: Config, validSince: ValidSince): { tokens: Tokens; grantKey: Buffer } {
  const { secret, previousSecret, ticketLifetimeMs, accessTokenLifetimeMs, nameDomain } = config
  const keys = deriveKeys(secret, previousSecret)
  const now = Date.now
  const tokens = {
    tickets: new Tickets(keys.tickets, ticketLifetimeMs, now, validSince),
    roleTokens: new RoleTokens(keys.roleTokens, ticketLifetimeMs, now, validSince),
    useTokens: new UseTokens(keys.useTokens, ticketLifetimeMs),
    accessTokens: new AccessTokens(keys.accessTokens, accessTokenLifetimeMs, nameDomain, now, validSince)
  }
  return { tokens, grantKey: keys.streamGrants }
}

type Authorize = ConstructorParameters<typeof EmbeddedEngine>[0]['authorize']

function createEngine(config: Config, log: Logger, grantKey: Buffer, authorize: Authorize): EmbeddedEngine {
  return new EmbeddedEngine({
    host: config.host,
    rtmpPort: config.rtmpPort,
    rtcPort: config.rtcPort,
    ...(config.publicIp === undefined ? {} : { announced: { address: config.publicIp } }),
    entry: besideUs('./media.mjs'),
    grantKey,
    authorize,
    log: (level, text, fields = {}) => log[level](fields, text)
  })
}

/** A path beside the built server, dist/server/main.mjs. */
const besideUs = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
