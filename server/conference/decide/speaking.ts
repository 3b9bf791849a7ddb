import { SPEAKING, type SpeakingEvent } from '../../../protocol/speaking'
import type { StreamLevel } from '../../media/engine'
import type { Effect } from '../model/effects'
import { streamById } from '../model/find'
import type { State } from '../model/state'
import { hasSound, wantsToKnow } from './listening'

/** Not any more: what has fallen silent is in the engine's news a last time. */
const SILENT = 127

/** Tells those who want to know it who speaks. Muted, nobody does, whatever arrives. Changes no state. */
export function speaking(state: State, levels: readonly StreamLevel[]): readonly Effect[] {
  const streams = levels.flatMap(({ streamId, loudness }) => {
    const stream = streamById(state, streamId)
    return loudness < SILENT && stream !== undefined && hasSound(stream) ? [{ streamId, level: loudness }] : []
  })
  const event: SpeakingEvent = { op: SPEAKING, streams }
  return state.members.filter(wantsToKnow).map(({ sessId }) => ({ type: 'send', sessId, event }))
}
