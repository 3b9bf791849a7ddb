import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createConferences } from './conference'
import type { Config } from './config'
import { createLogins } from './http/logins'
import type { HttpParts } from './http/parts'
import type { Lifecycle } from './lifecycle'
import { EmbeddedEngine } from './media/embedded/engine'
import { Finisher } from './media/finish/finisher'
import { createRecording, type Recording } from './recording'
import { AccessTokens } from './security/access-tokens'
import { FileTokens } from './security/file-tokens'
import { deriveKeys } from './security/keys'
import { createRateLimits } from './security/limits'
import type { ValidSince } from './security/revoked'
import { RoleTokens } from './security/role-tokens'
import { Tickets } from './security/tickets'
import { rtcConfiguration } from './security/turn'
import { UseTokens } from './security/use-tokens'
import type { Store } from './storage/contract'
import { openStore } from './storage/sqlite'
import { MiniProgramCodes } from './wechat/codes'
import { createWitness, keepAuditShort } from './witness'

/** How long the address of a download is good. Long films are fetched in many ranges. */
const DOWNLOAD_MS = 3_600_000

/** Everything that the outside of the server works with. Nothing listens yet, and the engine is not started. */
export interface Parts extends HttpParts {
  readonly engine: EmbeddedEngine
  readonly store: Store
}

export async function createParts(config: Config, log: Logger, lifecycle: Lifecycle): Promise<Parts> {
  const store = openStore(config.dataDir, log)
  lifecycle.started('store', () => store.close())
  lifecycle.started('audit', keepAuditShort(store.audit, config.auditMs, log))
  const { tokens, grantKey } = createTokens(config, (name) => store.revocations.since(name))
  const engine: EmbeddedEngine = createEngine(config, log, grantKey, (grant) => conferences.authorize(grant))
  lifecycle.started('media engine', () => engine.close())
  const recording = startRecording(config, log, lifecycle, { engine, store })
  const { recorder } = recording
  const conferences = await createConferences({
    engine,
    recorder,
    snapshots: store.snapshots,
    log,
    tokens: issuing(tokens),
    witness: createWitness(store.audit, log),
    ...rulesOf(config)
  })
  lifecycle.started('conferences', () => conferences.close())
  recording.begin()
  return {
    config,
    log,
    engine,
    conferences,
    ...tokens,
    store,
    recordings: recording.library,
    accounts: store.accounts,
    invites: store.invites,
    audit: store.audit,
    revocations: store.revocations,
    logins: createLogins(config, store),
    limits: createRateLimits(config.rateLimitFactor),
    miniProgramCodes: config.wechat === undefined ? undefined : new MiniProgramCodes(config.wechat),
    webRoot: besideUs('../h5'),
    qualities: () => engine.qualities,
    isReady: () => engine.isRunning
  }
}

const rulesOf = ({ nameDomain, joinRole, limits, maxRooms, graceMs, emptyGraceMs, relays }: Config) => ({
  domain: nameDomain,
  joinRole,
  limits,
  maxRooms,
  graceMs,
  emptyGraceMs,
  rtcConfiguration: (memberId: string, now: number) => rtcConfiguration(relays, memberId, now)
})

function startRecording(
  { recordDir, recordKeeping, recordReserve }: Config,
  log: Logger,
  lifecycle: Lifecycle,
  { engine, store }: { readonly engine: EmbeddedEngine; readonly store: Store }
): Recording {
  const finisher = new Finisher(besideUs('./finish.mjs'))
  const recording = createRecording({
    directory: recordDir,
    keeping: recordKeeping,
    reserve: recordReserve,
    streams: engine,
    rows: store.recordings,
    finish: (task, options) => finisher.run(task, options),
    log
  })
  lifecycle.started('recording', () => {
    recording.close()
    finisher.close()
    return Promise.resolve()
  })
  return recording
}

const issuing = ({ roleTokens, useTokens }: Tokens): Parameters<typeof createConferences>[0]['tokens'] => ({
  roleToken: (conferenceId, name) => roleTokens.issue(conferenceId, name),
  useToken: (conferenceId, sessId) => useTokens.issue(conferenceId, sessId)
})

type Tokens = Pick<HttpParts, 'tickets' | 'roleTokens' | 'useTokens' | 'accessTokens' | 'fileTokens'>

function createTokens(config: Config, validSince: ValidSince): { tokens: Tokens; grantKey: Buffer } {
  const { secret, previousSecret, ticketLifetimeMs, accessTokenLifetimeMs, nameDomain } = config
  const keys = deriveKeys(secret, previousSecret)
  const now = Date.now
  const tokens = {
    tickets: new Tickets(keys.tickets, ticketLifetimeMs, now, validSince),
    roleTokens: new RoleTokens(keys.roleTokens, ticketLifetimeMs, now, validSince),
    fileTokens: new FileTokens(keys.fileTokens, DOWNLOAD_MS, now, validSince),
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
    rtmpScheme: config.rtmpScheme,
    ...(config.tls && { tls: config.tls }),
    ...(config.publicIp === undefined ? {} : { announced: { address: config.publicIp } }),
    entry: besideUs('./media.mjs'),
    grantKey,
    authorize,
    mixLoudest: config.mixLoudest,
    log: (level, text, fields = {}) => log[level](fields, text)
  })
}

/** A path beside the built server, dist/server/main.mjs. */
const besideUs = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
