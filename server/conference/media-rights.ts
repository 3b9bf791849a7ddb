import { Role } from '../../protocol/numbers'
import type { StreamGrant } from '../media/engine'
import { memberById, streamById } from './model/find'
import { exists } from './model/mix'
import type { State } from './model/state'

/** Whether a right that was once given is still good: members are removed, roles are lowered, streams withdrawn. */
export function isAuthorized(state: State, { purpose, conferenceId, streamId, memberId }: StreamGrant): boolean {
  const member = memberById(state, memberId)
  if (conferenceId !== state.id || member === undefined) return false
  if (purpose === 'play') return exists(state, streamId)
  return streamById(state, streamId)?.memId === memberId && member.role !== Role.AUDIENCE
}
