import { ROLE_UNSPECIFIED, type RequestedRole, Role } from '../../protocol/numbers'
import { Refusal } from './contract'
import { whyNotEnter } from './decide/rights'
import { grantedRole } from './model/find'
import { usualRole } from './model/limits'
import type { State } from './model/state'
import type { JoinRole } from './options'
import { isRoomPassword } from './password'

export interface AdmissionRequest {
  readonly password: string
  readonly role: RequestedRole
  /** An admin's role token has been checked; it stands for the password. */
  readonly trusted: boolean
}

/** The role with which this person may enter. Throws why not. It is all judged again when they do enter. */
export function admit(state: State, name: string, request: AdmissionRequest, joinRole: JoinRole): Role {
  if (state.ended) throw new Refusal('ended')
  if (!request.trusted && !isRoomPassword(request.password, state.password)) throw new Refusal('wrong-password')
  const role = grantedRole(state, name) ?? askedRole(state, request.role, joinRole)
  const refused = whyNotEnter(state, name, role)
  if (refused !== undefined) throw new Refusal(refused)
  return role
}

function askedRole(state: State, asked: RequestedRole, joinRole: JoinRole): Role {
  if (asked === ROLE_UNSPECIFIED) return usualRole(state.type)
  return asked === Role.ADMIN && joinRole !== 'as-requested' ? Role.TALKER : asked
}
