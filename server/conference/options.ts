import type { Witness } from './audit'
import type { MediaEngine } from '../media/engine'
import type { Clock } from './clock'
import type { Recorder, Snapshots, Tokens } from './contract'
import type { Ids } from './ids'
import type { TypeLimits } from './model/limits'

/** May a joiner be an admin by asking for it? The vendor's server says yes; the default here is no. */
export type JoinRole = 'creator-is-admin' | 'as-requested'

/** Where sentences for the operator go; pino's loggers fit. */
export interface Log {
  info(details: object, sentence: string): void
  warn(details: object, sentence: string): void
  error(details: object, sentence: string): void
}

export interface ConferencesOptions {
  readonly engine: MediaEngine
  readonly tokens: Tokens
  /** Without one nothing can be recorded. */
  readonly recorder?: Recorder
  readonly snapshots: Snapshots
  readonly log: Log
  /** Told of who did what. It must not throw. */
  readonly witness?: Witness
  /** How many living conferences one person may have made; any number if left out. */
  readonly maxRooms?: number
  /** What stands behind `@` in full names. */
  readonly domain: string
  readonly joinRole: JoinRole
  /** Limits by type where they differ from the usual ones. */
  readonly limits?: Partial<TypeLimits>
  /** How long the seat of a member without a socket is kept [75 s]. Longer than 13 × 3 s, a client's own patience. */
  readonly graceMs?: number
  /** How long a conference without members is kept [60 s]. */
  readonly emptyGraceMs?: number
  /** How long a stream whose media has stopped may take to come back before it is withdrawn [5 s]. */
  readonly mediaGraceMs?: number
  /** RTCConfiguration of a member, told when it enters; vendor's clients use it only when the application says so. */
  readonly rtcConfiguration?: (memberId: string, now: number) => object
  readonly clock?: Clock
  readonly ids?: Ids
}
