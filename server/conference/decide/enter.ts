import { shortName } from '../../../protocol/names'
import { skeleton } from '../../../protocol/shown-names'
import { ExitReason } from '../../../protocol/numbers'
import { Op } from '../../../protocol/ops'
import { grantedRole, memberByName, memberBySession } from '../model/find'
import type { Member, State } from '../model/state'
import { wireMember } from '../model/wire'
import type { Context, Decision, EnterCommand } from './command'
import { remove } from './leave'
import { changePresence } from './presence'
import { begun } from './recording'
import { whyNotEnter } from './rights'
import { begin, change, grow, others, tellAll } from './step'

/**
 * Somebody takes a seat. A person has one: whoever enters again without an old session ends it, on whatever device it
 * was. Seats that the person was dropped from are forgotten too, so that an old device cannot push a newer one out.
 */
export function enter(state: State, command: EnterCommand, { now }: Context): Decision {
  const { name } = command.seat
  const kickedAt = Object.hasOwn(state.kicked, name) ? state.kicked[name] : undefined
  if (state.banned.includes(name)) return { error: 'banned' }
  if (kickedAt !== undefined && command.ticketTime < kickedAt) return { error: 'session-gone' }
  const role = grantedRole(state, name) ?? command.role
  const refused = whyNotEnter(state, name, role)
  if (refused !== undefined) return { error: refused }
  const earlier = memberByName(state, name)
  const start = begin(state)
  const free = earlier === undefined ? start : remove(start, earlier, ExitReason.OTHER_DEVICE, true)
  const member = newMember({ ...command, nickName: toldApart(state, command) }, role)
  const seated = grow(
    change(free, {
      members: [...free.state.members, member],
      dropped: free.state.dropped.filter((seat) => seat.name !== name),
      // Whoever comes first learns of it by the answer.
      ...(state.rec && state.recordings === 0 ? begun(state, now) : {})
    })
  )
  const joined = { op: Op.MEMBER_JOINED, cver: seated.state.version, mem: wireMember(member) }
  return tellAll(seated, joined, others(member.memId))
}

const newMember = ({ seat, nickName, ext, terminal }: EnterCommand, role: Member['role']): Member => ({
  sessId: seat.sessId,
  memId: seat.memId,
  name: seat.name,
  // The mini-program's own idea of a nickname is its full name.
  nickName: nickName === '' || nickName === seat.name ? shortName(seat.name) : nickName,
  ext,
  role,
  terminal,
  online: true,
  awaySince: null,
  missed: [],
  hand: null,
  onCall: false
})

/** A name that is spelt otherwise than another member's, but looks the same, is shown with the end of the user name. */
function toldApart({ members }: State, { nickName, seat }: EnterCommand): string {
  const look = skeleton(nickName)
  const isTwin = (member: Member): boolean =>
    member.name !== seat.name && member.nickName !== nickName && look !== '' && skeleton(member.nickName) === look
  return members.some(isTwin) ? `${nickName} (${shortName(seat.name).slice(-6)})` : nickName
}

/** The same client takes its seat again after a lost socket. Of the others only our own clients knew that it was away. */
export function resume(state: State, sessId: string, name: string): Decision {
  const member = memberBySession(state, sessId)
  if (member?.name !== name) return { error: 'session-gone' }
  return changePresence(begin(state), member, { online: true, awaySince: null, missed: [], onCall: false })
}
