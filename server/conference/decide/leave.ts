import { ExitReason } from '../../../protocol/numbers'
import { Op } from '../../../protocol/ops'
import type { Member, State } from '../model/state'
import { memberBySession } from '../model/find'
import type { Context } from './command'
import { changePresence } from './presence'
import { type Step, also, begin, change, grow, tell, tellAll } from './step'

/** How many dropped seats are remembered; the oldest go first. */
const DROPPED_MAX = 200

/**
 * Takes a member out: media ends, everybody is told. Others take its streams as removed by that, no 303 is needed.
 * `told`: the member itself is told too, which ends its session; not for those who left or cannot hear it.
 */
export function remove(step: Step, member: Member, reason: ExitReason, told: boolean): Step {
  const event = { op: Op.MEMBER_LEFT, cver: step.state.version + 1, memId: member.memId, reason }
  const cut = also(grow(step), { type: 'cut', target: { memberId: member.memId } })
  const informed = told ? tell(cut, member.sessId, event) : cut
  const without = change(informed, {
    members: informed.state.members.filter((other) => other.memId !== member.memId),
    streams: informed.state.streams.filter((stream) => stream.memId !== member.memId)
  })
  return also(tellAll(without, event), { type: 'closeLink', sessId: member.sessId })
}

/** Leaving by oneself. Asking twice is fine: clients say it again after the server has thrown them out. */
export function exit(state: State, sessId: string): Step {
  const member = memberBySession(state, sessId)
  return member === undefined ? begin(state) : remove(begin(state), member, ExitReason.NORMAL, false)
}

/** The socket is gone. That is no leaving, for clients come back: our own ones show it, the others are not told. */
export function lose(state: State, sessId: string, { now }: Context): Step {
  const member = memberBySession(state, sessId)
  if (member?.online !== true) return begin(state)
  return changePresence(begin(state), member, { online: false, awaySince: now })
}

/** The wait for a lost member is over. Its seat is remembered, in case that the client is only late. */
export function giveUp(state: State, sessId: string): Step {
  const member = memberBySession(state, sessId)
  if (member === undefined || member.online) return begin(state)
  const { memId, name } = member
  const without = remove(begin(state), member, ExitReason.FAILED, false)
  return change(without, { dropped: [...without.state.dropped, { sessId, memId, name }].slice(-DROPPED_MAX) })
}
