import { Social } from '../../../protocol/social'
import { memberBySession } from '../model/find'
import type { Member, State } from '../model/state'
import type { Command, Context, Decision } from './command'
import { isAdmin } from './rights'
import { type Step, begin, changeMember, grow, tellOurs } from './step'

/** Raises or lowers one's own hand; for an admin, lowers all. A raised hand of the audience asks for the floor. */
export function hand(state: State, command: Extract<Command, { type: 'hand' }>, { now }: Context): Decision {
  const member = memberBySession(state, command.sessId)
  if (member === undefined) return { error: 'session-gone' }
  if (command.all) {
    if (!isAdmin(state, member.name)) return { error: 'not-permitted' }
    return state.members.reduce((step, other) => putHand(step, other, null, member.memId), begin(state))
  }
  return putHand(begin(state), member, command.up ? (member.hand ?? now) : null)
}

/** Everybody is told, its owner too; `by` is the admin who lowered it. What is so already is no news. */
export function putHand(step: Step, { sessId, memId, hand: before }: Member, raised: number | null, by?: string): Step {
  if (before === raised) return step
  const changed = grow(changeMember(step, sessId, { hand: raised }))
  const lowered = by === undefined || by === memId ? {} : { by }
  return tellOurs(changed, { op: Social.HAND, cver: changed.state.version, memId, hand: raised ?? 0, ...lowered })
}
