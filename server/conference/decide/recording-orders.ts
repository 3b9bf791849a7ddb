import { Role, StreamType } from '../../../protocol/numbers'
import type { Effect } from '../model/effects'
import { memberById } from '../model/find'
import type { RecordedConference, RecordedMember, Recording, RecordingOrder } from '../model/recording'
import type { Member, State, Stream } from '../model/state'

/**
 * What the recorder is to be told follows from the state, so that a conference that was read from a snapshot is recorded
 * on. `before` is undefined then.
 */
export function recordingOrders(before: State | undefined, after: State): readonly Effect[] {
  if (before === after) return []
  const was = before === undefined ? undefined : recordedIn(before)
  const is = recordedIn(after)
  const orders =
    was?.recording.id === is?.recording.id ? changes(was, is) : [...ends(was), ...begins(is), ...changes(undefined, is)]
  return orders.map((order) => ({ type: 'record', order }))
}

/** A state in which something is being recorded. */
type Recorded = State & { readonly recording: Recording }

function recordedIn(state: State): Recorded | undefined {
  const { recording } = state
  return recording === null || state.ended ? undefined : { ...state, recording }
}

const ends = (was: Recorded | undefined): readonly RecordingOrder[] =>
  was === undefined ? [] : [{ type: 'end', recordingId: was.recording.id }]

const begins = (is: Recorded | undefined): readonly RecordingOrder[] =>
  is === undefined ? [] : [{ type: 'begin', recording: is.recording, conference: described(is) }]

function described({ id, appKey, roomName, recMerge, creator, roles }: State): RecordedConference {
  const led = Object.keys(roles).filter((name) => roles[name] === Role.ADMIN)
  return { conferenceId: id, appKey, roomName, merge: recMerge, admins: [...new Set([creator, ...led])] }
}

function changes(was: Recorded | undefined, is: Recorded | undefined): readonly RecordingOrder[] {
  if (is === undefined) return []
  const recordingId = is.recording.id
  const wasLive = was === undefined ? [] : live(was)
  return [
    ...missing(wasLive, live(is)).map(({ id }) => ({ type: 'streamEnded', recordingId, streamId: id }) as const),
    ...people(was?.members ?? [], is.members, recordingId),
    ...missing(live(is), wasLive).flatMap((stream) => toRecord(is, recordingId, stream))
  ]
}

function people(was: readonly Member[], is: readonly Member[], recordingId: string): readonly RecordingOrder[] {
  const here = new Set(is.map(({ memId }) => memId))
  const before = new Set(was.map(({ memId }) => memId))
  return [
    ...was.filter(({ memId }) => !here.has(memId)).map(({ memId }) => ({ type: 'left', recordingId, memId }) as const),
    ...is
      .filter(({ memId }) => !before.has(memId))
      .map((member) => ({ type: 'joined', recordingId, member: known(member) }) as const)
  ]
}

/** Those of the first list that are not in the second. */
const missing = (streams: readonly Stream[], others: readonly Stream[]): readonly Stream[] =>
  streams.filter(({ id }) => !others.some((other) => other.id === id))

/** Streams whose media arrives now. */
const live = ({ streams }: State): readonly Stream[] => streams.filter(({ status }) => status === 'live')

const known = ({ memId, name, nickName }: Member): RecordedMember => ({ memId, name, nickName })

function toRecord(state: State, recordingId: string, { id: streamId, memId, type }: Stream): readonly RecordingOrder[] {
  const owner = memberById(state, memId)
  const kind = type === StreamType.DESKTOP ? 'screen' : 'camera'
  return owner === undefined ? [] : [{ type: 'stream', recordingId, streamId, member: known(owner), kind }]
}
