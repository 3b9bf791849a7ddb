import type { Logger } from 'pino'
import type { Conferences } from '../conference/contract'
import type { Reach } from '../security/caller'
import type { RateLimits } from '../security/limits'
import type { Tickets } from '../security/tickets'

/** What the sockets are given to work with. */
export interface SocketParts {
  readonly log: Logger
  readonly conferences: Conferences
  readonly tickets: Tickets
  readonly limits: RateLimits
  readonly reach: Reach
  /** Open sockets of one address. */
  readonly maxConnections: number
  /** Nobody may be shown by these names, nor by what looks like them. */
  readonly reservedNames: readonly string[]
}
