import type { ServerEvent } from '../../../protocol/server-events'
import type { Effect } from '../model/effects'
import type { SocialEvent } from '../../../protocol/social'
import { isMini, memberBySession, understands } from '../model/find'
import type { Member, State, Stream } from '../model/state'

/** A decision in the making: the state so far, and what is to be done so far. Each function gives a new step. */
export interface Step {
  readonly state: State
  readonly effects: readonly Effect[]
}

export const begin = (state: State): Step => ({ state, effects: [] })

export const change = (step: Step, changes: Partial<State>): Step => ({
  ...step,
  state: { ...step.state, ...changes }
})

export const also = (step: Step, ...effects: readonly Effect[]): Step => ({
  ...step,
  effects: [...step.effects, ...effects]
})

/** Something that members are told of has changed. Call it once, before telling. */
export const grow = (step: Step): Step => change(step, { version: step.state.version + 1 })

export const changeMember = (step: Step, sessId: string, changes: Partial<Member>): Step =>
  change(step, {
    members: step.state.members.map((member) => (member.sessId === sessId ? { ...member, ...changes } : member))
  })

export const changeStream = (step: Step, streamId: string, changes: Partial<Stream>): Step =>
  change(step, {
    streams: step.state.streams.map((stream) => (stream.id === streamId ? { ...stream, ...changes } : stream))
  })

/** How many events are kept for a mini-program that is away; the oldest go first. More than minutes of a busy room. */
export const MISSED_MAX = 300

/** Tells one session. Who is away gets it later, if the client cannot catch up by lists. */
export function tell(step: Step, sessId: string, event: ServerEvent): Step {
  const member = memberBySession(step.state, sessId)
  if (member === undefined || member.online) return also(step, { type: 'send', sessId, event })
  if (!isMini(member.terminal.type)) return step
  return changeMember(step, sessId, { missed: [...member.missed, event].slice(-MISSED_MAX) })
}

/** Tells every member that is chosen, in order of entering. */
export const tellAll = (step: Step, event: ServerEvent, chosen: (member: Member) => boolean = () => true): Step =>
  step.state.members.filter(chosen).reduce((told, member) => tell(told, member.sessId, event), step)

/**
 * Tells an event of ours to those who are there and know it. Nothing is kept for the others: our clients learn from the
 * lists, on coming back, what they have missed.
 */
export const tellOurs = (step: Step, event: SocialEvent, chosen: (member: Member) => boolean = () => true): Step =>
  tellAll(step, event, (member) => member.online && understands(member, event.op) && chosen(member))

export const others =
  (memId: string) =>
  (member: Member): boolean =>
    member.memId !== memId
