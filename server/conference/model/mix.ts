import { isMixed, MIX_STREAM } from '../../../protocol/mix'
import type { StreamId } from '../../media/engine'
import { isAnnounced, streamById } from './find'
import type { State } from './state'

/** Whether this is the mix of a conference whose voices the server mixes. */
export const isMix = (state: State, streamId: StreamId): boolean => streamId === MIX_STREAM && isMixed(state)

/** Whether there is such a thing to watch or to hear, be it announced or about to be. */
export const exists = (state: State, streamId: StreamId): boolean =>
  isMix(state, streamId) || streamById(state, streamId) !== undefined

/** Whether members may ask for it: a stream that they were told of, or the mix. */
export function isOnOffer(state: State, streamId: StreamId): boolean {
  const stream = streamById(state, streamId)
  return isMix(state, streamId) || (stream !== undefined && isAnnounced(stream))
}
