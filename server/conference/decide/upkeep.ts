import { type Effect, type Timer, timerName } from '../model/effects'
import type { State } from '../model/state'
import type { Context } from './command'
import { isLeaderless } from './roles'
import { isAwaited } from './streams'

/** A reason to wait. While its `cause` stays the same the timer runs on; another cause starts it anew. */
interface Waiting {
  readonly timer: Timer
  readonly cause: string
  readonly ms: number
}

/**
 * Timers follow from the state: what a state waits for is in it, so that a conference that was read from a snapshot waits
 * for the same things. `before` is undefined then.
 */
export function timersFor(before: State | undefined, after: State, context: Context): readonly Effect[] {
  if (after.ended || before === after) return []
  const old = new Map(before === undefined ? [] : waitings(before, context))
  const now = new Map(waitings(after, context))
  const cancelled = [...old]
    .filter(([name]) => !now.has(name))
    .map(([, { timer }]): Effect => ({ type: 'cancelTimer', timer }))
  const started = [...now]
    .filter(([name, { cause }]) => old.get(name)?.cause !== cause)
    .map(([, { timer, ms }]): Effect => ({ type: 'startTimer', timer, ms }))
  return [...cancelled, ...started]
}

function waitings(state: State, { graceMs, emptyGraceMs, mediaGraceMs }: Context): [string, Waiting][] {
  const away = state.members.filter((member) => !member.online)
  const awaited = state.streams.filter(isAwaited)
  const all: Waiting[] = [
    ...away.map(({ sessId, awaySince }): Waiting => ({
      timer: { type: 'grace', sessId },
      cause: String(awaySince),
      ms: graceMs
    })),
    ...awaited.map(({ id, status, sver }): Waiting => ({
      timer: { type: 'media', streamId: id },
      cause: `${status} ${sver}`,
      ms: mediaGraceMs
    }))
  ]
  if (state.members.length === 0) all.push({ timer: { type: 'empty' }, cause: '', ms: emptyGraceMs })
  if (isLeaderless(state)) all.push({ timer: { type: 'leaderless' }, cause: '', ms: graceMs })
  return all.map((waiting) => [timerName(waiting.timer), waiting])
}
