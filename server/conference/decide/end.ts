import { ExitReason } from '../../../protocol/numbers'
import { Op } from '../../../protocol/ops'
import type { State } from '../model/state'
import type { Decision } from './command'
import { isAdmin } from './rights'
import { type Step, also, begin, change, grow, tell } from './step'

/** An admin ends the conference for everybody. Each is told of its own leaving, which is what ends a client's session. */
export function destroy(state: State, by: string): Decision {
  if (!isAdmin(state, by)) return { error: 'not-permitted' }
  const told = state.members.reduce(
    (step, { sessId, memId }) => {
      const event = { op: Op.MEMBER_LEFT, cver: step.state.version, memId, reason: ExitReason.CLOSED }
      const out = tell(step, sessId, event)
      return also(out, { type: 'cut', target: { memberId: memId } }, { type: 'closeLink', sessId })
    },
    grow(begin(state))
  )
  return end(told)
}

/** Nobody has come into the empty conference for a whole grace. */
export const closeEmpty = (state: State): Step => (state.members.length === 0 ? end(begin(state)) : begin(state))

const end = (step: Step): Step =>
  also(change(step, { members: [], streams: [], recording: null, ended: true }), { type: 'end' })
