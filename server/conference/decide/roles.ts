import { Role } from '../../../protocol/numbers'
import { Op } from '../../../protocol/ops'
import { MEMBER_ROLE } from '../../../protocol/server-events'
import { headcount, streamsOf, understands } from '../model/find'
import type { Member, State } from '../model/state'
import type { Command, Context, Decision } from './command'
import { putHand } from './hand'
import { isAdmin, membersMeant } from './rights'
import { type Step, begin, change, changeMember, grow, others, tell, tellAll } from './step'
import { dropStream } from './streams'

type RoleCommand = Extract<Command, { type: 'grant' | 'degrade' }>

/**
 * Gives members another role; `degrade` leaves alone whoever is that low already. Everybody may lower themselves. When
 * there are not enough talkers' places for all, nobody gets one.
 */
export function giveRoles(state: State, { type, by, names, role }: RoleCommand, context: Context): Decision {
  const meant = membersMeant(state, names)
  const lowersSelf = type === 'degrade' && meant.length > 0 && meant.every((member) => member.name === by)
  if (!isAdmin(state, by) && !lowersSelf) return { error: 'not-permitted' }
  if (meant.length === 0) return { error: 'no-such-member' }
  const changed = meant.filter((member) => (type === 'degrade' ? member.role > role : member.role !== role))
  const more = role === Role.AUDIENCE ? 0 : changed.filter((member) => member.role === Role.AUDIENCE).length
  if (more > 0 && headcount(state.members).talkers + more > state.limits.maxTalkerCount)
    return { error: 'talkers-full' }
  return changed.reduce((step, member) => setRole(step, member, role, context), begin(state))
}

/** Nobody who could lead is there: whoever has talked longest leads, so that nobody is stuck. */
export function promote(state: State, context: Context): Step {
  if (!isLeaderless(state)) return begin(state)
  const talkers = state.members.filter((member) => member.role === Role.TALKER)
  const next = talkers.find((member) => member.online) ?? talkers[0]
  return next === undefined ? begin(state) : setRole(begin(state), next, Role.ADMIN, context)
}

/** There are talkers, but no admin among the members. */
export const isLeaderless = (state: State): boolean =>
  state.members.some((member) => member.role === Role.TALKER) &&
  !state.members.some((member) => member.role === Role.ADMIN)

/** Whoever is given the floor need not ask for it any longer. */
export function setRole(step: Step, member: Member, role: Role, { roleToken }: Context): Step {
  const named = change(step, { roles: { ...step.state.roles, [member.name]: role } })
  const changed = grow(changeMember(named, member.sessId, { role }))
  const cver = changed.state.version
  const roleChanged = { op: Op.ROLE_CHANGED, cver, role, roleToken: roleToken(member.name) }
  const told = tellOthers(tell(changed, member.sessId, roleChanged), member, role)
  if (role === Role.AUDIENCE) return streamsOf(told.state, member.memId).reduce(dropStream, told)
  return member.role === Role.AUDIENCE ? putHand(told, member, null) : told
}

/**
 * Our own clients say in `res.ops` that they understand {@link MEMBER_ROLE}; nobody else is sent it, because it is not
 * known what the vendor's clients do with numbers they have not heard of. Those learn of a new admin by 413 (web only),
 * and of the rest with their next copy.
 */
function tellOthers(step: Step, { memId }: Member, role: Role): Step {
  const cver = step.state.version
  const isOurs = (member: Member): boolean => understands(member, MEMBER_ROLE)
  const told = tellAll(step, { op: MEMBER_ROLE, cver, memId, role }, isOurs)
  if (role !== Role.ADMIN) return told
  const isOther = others(memId)
  const isVendorWeb = (member: Member): boolean => member.terminal.type === 'WEB' && !isOurs(member)
  const adminChanged = { op: Op.ADMIN_CHANGED, cver, memberId: memId, role }
  return tellAll(told, adminChanged, (member) => isOther(member) && isVendorWeb(member))
}
