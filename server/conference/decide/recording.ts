import { Role } from '../../../protocol/numbers'
import { RECORDING, type RecordingEvent } from '../../../protocol/recording'
import { memberBySession, understands } from '../model/find'
import type { Member, State } from '../model/state'
import type { Command, Context, Decision } from './command'
import { isAdmin } from './rights'
import { type Step, begin, change, grow, tellAll } from './step'

type RecordCommand = Extract<Command, { type: 'record' }>
type FailedCommand = Extract<Command, { type: 'recordingFailed' }>

/** An admin begins or ends the recording. Asking for what is so already changes nothing. */
export function record(state: State, { sessId, on }: RecordCommand, { now }: Context): Decision {
  const admin = memberBySession(state, sessId)
  if (admin === undefined) return { error: 'session-gone' }
  if (!isAdmin(state, admin.name)) return { error: 'not-permitted' }
  if (on === (state.recording !== null)) return begin(state)
  return announce(change(begin(state), on ? begun(state, now) : { recording: null }), { by: admin.memId })
}

/** What is different in a conference whose recording begins. Each has a number of its own. */
export function begun(state: Pick<State, 'id' | 'recordings'>, now: number): Pick<State, 'recording' | 'recordings'> {
  const recordings = state.recordings + 1
  return { recording: { id: `${state.id}-${recordings}`, since: now }, recordings }
}

/** The disk takes no more: the meeting goes on without being recorded, and nobody is left to believe otherwise. */
export function recordingFailed(state: State, { recordingId, fault }: FailedCommand): Decision {
  if (state.recording?.id !== recordingId) return begin(state)
  return announce(change(begin(state), { recording: null }), { fault })
}

/** Everybody may know that they are recorded; why it failed is for admins to know. */
function announce(step: Step, { by, fault }: Pick<RecordingEvent, 'by' | 'fault'>): Step {
  const grown = grow(step)
  const { version: cver, recording } = grown.state
  const event: RecordingEvent = {
    op: RECORDING,
    cver,
    since: recording?.since ?? 0,
    ...(by === undefined ? {} : { by })
  }
  const hears = (member: Member): boolean => member.online && understands(member, RECORDING)
  const isLeader = ({ role }: Member): boolean => role === Role.ADMIN
  if (fault === undefined) return tellAll(grown, event, hears)
  const others = tellAll(grown, event, (member) => hears(member) && !isLeader(member))
  return tellAll(others, { ...event, fault }, (member) => hears(member) && isLeader(member))
}
