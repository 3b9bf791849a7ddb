import { Social } from '../../../protocol/social'
import { memberBySession, understands } from '../model/find'
import type { Member, State } from '../model/state'
import { presenceOf } from '../model/wire'
import type { Command, Decision } from './command'
import { type Step, begin, changeMember, grow, others, tellOurs } from './step'

/** A phone says that a call has taken its microphone and camera, or has ended. The seat stays. */
export function setOnCall(state: State, { sessId, call }: Extract<Command, { type: 'presence' }>): Decision {
  const member = memberBySession(state, sessId)
  if (member === undefined) return { error: 'session-gone' }
  return changePresence(begin(state), member, { onCall: call })
}

/** Changes how a member is reached, and tells the others if that is news to anybody; sockets come and go all the time. */
export function changePresence(step: Step, before: Member, changes: Partial<Member>): Step {
  const presence = presenceOf({ ...before, ...changes })
  const changed = changeMember(step, before.sessId, changes)
  const isHeard = step.state.members.some((member) => member !== before && understands(member, Social.PRESENCE))
  if (presence === presenceOf(before) || !isHeard) return changed
  const grown = grow(changed)
  const event = { op: Social.PRESENCE, cver: grown.state.version, memId: before.memId, presence }
  return tellOurs(grown, event, others(before.memId))
}
