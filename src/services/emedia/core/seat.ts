import type { ConfrType } from '../../../../protocol/numbers'
import type { Ticket } from '../../../../protocol/shapes'
import type { Api } from './api'
import type { Environment } from './environment'
import type { Extras } from './extras'

/** What one brings along to enter a conference. */
export interface Seat {
  readonly environment: Environment
  readonly api: Api
  readonly extras: Extras | undefined
  readonly ticket: Ticket
  readonly type: ConfrType
  readonly roomName: string
  readonly isCreator: boolean
  readonly roleToken: string | undefined
  readonly nickName: string
  readonly ext: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal | undefined
}
