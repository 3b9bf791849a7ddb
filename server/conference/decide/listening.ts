import { SPEAKING } from '../../../protocol/speaking'
import type { StreamId } from '../../media/engine'
import type { Effect } from '../model/effects'
import { understands } from '../model/find'
import type { Member, State, Stream } from '../model/state'
import { muteOf } from '../model/wire'

/**
 * Which streams are to be listened to follows from the state: those with sound, as long as somebody else is there whose
 * client wants to know who speaks. Nothing is decoded for anybody else.
 */
export function listeningOrders(before: State, after: State): readonly Effect[] {
  if (before === after) return []
  const [was, is] = [listened(before), listened(after)]
  return [
    ...[...was].filter((id) => !is.has(id)).map((streamId): Effect => ({ type: 'listen', streamId, on: false })),
    ...[...is].filter((id) => !was.has(id)).map((streamId): Effect => ({ type: 'listen', streamId, on: true }))
  ]
}

function listened({ ended, members, streams }: State): ReadonlySet<StreamId> {
  const curious = ended ? [] : members.filter(wantsToKnow)
  const isHeard = ({ memId }: Stream): boolean => curious.some((member) => member.memId !== memId)
  return new Set(streams.filter((stream) => hasSound(stream) && isHeard(stream)).map(({ id }) => id))
}

/** Whether a member is told who speaks. */
export const wantsToKnow = (member: Member): boolean => member.online && understands(member, SPEAKING)

/** Whether a stream can be heard now. */
export const hasSound = (stream: Stream): boolean => stream.status === 'live' && muteOf(stream).aoff === 0
