import { errorCodes } from '../../../protocol/error-codes'
import { MEDIA_REFUSED } from '../../../protocol/server-events'
import { memberById, streamById, understands } from '../model/find'
import type { State } from '../model/state'
import type { Command } from './command'
import { type Step, begin, tell } from './step'

/** The engine has turned a publisher away because of what it sent: its owner's client can show why. */
export function refuseMedia(state: State, { streamId, fault }: Extract<Command, { type: 'refused' }>): Step {
  const stream = streamById(state, streamId)
  const owner = stream === undefined ? undefined : memberById(state, stream.memId)
  if (stream === undefined || owner?.online !== true || !understands(owner, MEDIA_REFUSED)) return begin(state)
  const { rtcId } = stream
  return tell(begin(state), owner.sessId, { op: MEDIA_REFUSED, streamId, rtcId, error: errorCodes[fault] })
}
