import type { Logger } from 'pino'
import type { Config } from '../config'
import type { Conferences } from '../conference/contract'
import type { Logins } from './logins'
import type { StreamId, StreamQuality } from '../media/engine'
import type { Library } from '../recording/library'
import type { AccessTokens } from '../security/access-tokens'
import type { RateLimits } from '../security/limits'
import type { FileTokens } from '../security/file-tokens'
import type { RoleTokens } from '../security/role-tokens'
import type { Tickets } from '../security/tickets'
import type { UseTokens } from '../security/use-tokens'
import type { Accounts, Audit, Invites, Revocations } from '../storage/contract'
import type { MiniProgramCodes } from '../wechat/codes'

/** What the routes are given to work with. */
export interface HttpParts {
  readonly config: Config
  readonly log: Logger
  readonly conferences: Conferences
  readonly accounts: Accounts
  readonly invites: Invites
  readonly audit: Audit
  readonly revocations: Revocations
  readonly logins: Logins
  readonly accessTokens: AccessTokens
  readonly roleTokens: RoleTokens
  readonly useTokens: UseTokens
  readonly tickets: Tickets
  readonly recordings: Library
  readonly fileTokens: FileTokens
  readonly limits: RateLimits
  /** Undefined where no mini-program's account is set. */
  readonly miniProgramCodes: MiniProgramCodes | undefined
  /** Folder of the built web app; it need not exist. */
  readonly webRoot: string
  /** How the streams that are live arrive. */
  readonly qualities: () => ReadonlyMap<StreamId, StreamQuality>
  /** Can meetings take place? False while the media engine is not up. */
  readonly isReady: () => boolean
}
