import { type ErrorName, errorName } from '../../protocol/errors'
import { ExitReason } from '../../protocol/numbers'
import type { RoomWords } from './room/zh-CN'

/** Why somebody is out of the room, as the exit page tells it. `reloaded`: the page was opened without a seat. */
export type ExitKind = Exclude<keyof RoomWords['exit'], 'home' | 'rejoin' | 'useThis' | 'lasted'>

/** The one useful thing to do. */
export type ExitAction = 'rejoin' | 'home'

const byReason: Record<ExitReason, ExitKind> = {
  [ExitReason.NORMAL]: 'left',
  [ExitReason.NO_RESPONSE]: 'noAnswer',
  [ExitReason.REFUSED]: 'refused',
  [ExitReason.BUSY]: 'full',
  [ExitReason.FAILED]: 'failed',
  [ExitReason.UNSUPPORTED]: 'unsupported',
  [ExitReason.TIMEOUT]: 'network',
  [ExitReason.OTHER_DEVICE]: 'otherDevice',
  [ExitReason.CLOSED]: 'ended',
  [ExitReason.KICKED]: 'removed'
}

/** A refusal says more than the reason that goes with it. */
const byRefusal: Partial<Record<ErrorName, ExitKind>> = {
  'ticket-invalid': 'expired',
  'ticket-expired': 'expired',
  'session-gone': 'expired',
  'server-limit': 'full',
  ended: 'ended',
  'no-such-conference': 'ended',
  banned: 'removed',
  network: 'network',
  timeout: 'noAnswer',
  unsupported: 'unsupported'
}

export function exitKind(reason: ExitReason, code: number | undefined): ExitKind {
  const refusal = code === undefined ? undefined : errorName(code)
  return (refusal === undefined ? undefined : byRefusal[refusal]) ?? byReason[reason]
}

const homeOnly: readonly ExitKind[] = ['removed', 'ended', 'unsupported']

export const exitAction = (kind: ExitKind): ExitAction => (homeOnly.includes(kind) ? 'home' : 'rejoin')
