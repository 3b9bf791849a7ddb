import { VIDEO_HELD } from '../../../protocol/server-events'
import { memberById, streamById, understands } from '../model/find'
import type { State } from '../model/state'
import type { Command } from './command'
import { type Step, begin, tell } from './step'

/** The pictures of a stream pause for one member, or go on: that member's client can say why. */
export function holdVideo(state: State, command: Extract<Command, { type: 'held' }>): Step {
  const { streamId, memberId, isHeld } = command
  const member = memberById(state, memberId)
  const isShown = streamById(state, streamId) !== undefined && member?.online === true
  if (!isShown || !understands(member, VIDEO_HELD)) return begin(state)
  return tell(begin(state), member.sessId, { op: VIDEO_HELD, streamId, held: isHeld })
}
