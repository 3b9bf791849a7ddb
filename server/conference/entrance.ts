import { fullName } from '../../protocol/names'
import type { ServerEvent } from '../../protocol/server-events'
import { type EnterRequest, Refusal } from './contract'
import type { Ids } from './ids'
import type { Keeper } from './keeper'
import { memberBySession } from './model/find'
import type { Member, Seat } from './model/state'

export interface Taken {
  readonly member: Member
  /** What a mini-program did not hear while it was away. */
  readonly missed: readonly ServerEvent[]
}

/**
 * Gives somebody with a checked ticket a seat: a new one, the one that they still have, or the one that was given up
 * because their connection was lost too long. Seats that ended in any other way are gone.
 */
export function takeSeat(keeper: Keeper, { op, sessId }: EnterRequest, ids: Ids): Taken {
  const { state } = keeper
  if (op.tkt.confrId !== state.id) throw new Refusal('ticket-invalid', 'the ticket is for another conference')
  const name = fullName(op.tkt.memName, state.appKey, state.domain)
  const earlier = sessId === undefined ? undefined : memberBySession(state, sessId)
  if (earlier !== undefined) {
    keeper.apply({ type: 'resume', sessId: earlier.sessId, name })
    return { member: seated(keeper, earlier.sessId), missed: earlier.missed }
  }
  const seat = sessId === undefined ? newSeat(ids, name) : droppedSeat(keeper, sessId, name)
  keeper.apply({
    type: 'enter',
    seat,
    nickName: op.nickName,
    ext: op.ext,
    terminal: op.res,
    role: op.tkt.role,
    ticketTime: op.tkt.timestamp
  })
  return { member: seated(keeper, seat.sessId), missed: [] }
}

const newSeat = (ids: Ids, name: string): Seat => ({ sessId: ids.session(), memId: ids.member(), name })

function droppedSeat({ state }: Keeper, sessId: string, name: string): Seat {
  const seat = state.dropped.find((dropped) => dropped.sessId === sessId && dropped.name === name)
  if (seat === undefined) throw new Refusal('session-gone')
  return seat
}

function seated({ state }: Keeper, sessId: string): Member {
  const member = memberBySession(state, sessId)
  if (member === undefined) throw new Refusal('internal', 'a member who has just entered is not there')
  return member
}
