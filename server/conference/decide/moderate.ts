import type { ErrorName } from '../../../protocol/errors'
import { Role, StreamType } from '../../../protocol/numbers'
import { Op, RemoteOp } from '../../../protocol/ops'
import { Moderation, Social } from '../../../protocol/social'
import { headcount, memberById, memberBySession, streamsOf, understands } from '../model/find'
import type { Member, State } from '../model/state'
import type { Command, Context, Decision } from './command'
import { putHand } from './hand'
import { isAdmin } from './rights'
import { setRole } from './roles'
import { type Step, also, begin, tell } from './step'
import { dropStream } from './streams'

type ModerateCommand = Extract<Command, { type: 'moderate' }>

/** What an admin does to one member. Switching off is an order, switching on only ever a question. */
export function moderate(state: State, command: ModerateCommand, context: Context): Decision {
  const admin = memberBySession(state, command.sessId)
  if (admin === undefined) return { error: 'session-gone' }
  if (!isAdmin(state, admin.name)) return { error: 'not-permitted' }
  const member = memberById(state, command.memId)
  if (member === undefined) return { error: 'no-such-member' }
  switch (command.action) {
    case Moderation.LOWER_HAND:
      return putHand(begin(state), member, null, admin.memId)
    case Moderation.STOP_SCREEN:
      return stopScreen(state, admin, member)
    case Moderation.HAND_OVER:
      return handOver(state, admin, member, context)
    default:
      return ask(state, admin, member, command)
  }
}

/** The server itself ends the stream: nothing of it is passed on any more, whatever its owner's client does. */
function stopScreen(state: State, admin: Member, member: Member): Decision {
  const screens = streamsOf(state, member.memId).filter(({ type }) => type === StreamType.DESKTOP)
  if (screens.length === 0) return { error: 'no-such-stream' }
  const stopped = screens.reduce<Step>((step, screen) => {
    const hungUp = tell(step, member.sessId, { op: Op.HANG_UP, rtcId: screen.rtcId })
    return dropStream(hungUp, screen)
  }, begin(state))
  if (!member.online || !understands(member, Social.MODERATE)) return stopped
  return tell(stopped, member.sessId, { op: Social.MODERATE, memId: admin.memId, action: Moderation.STOP_SCREEN })
}

/** Makes a member admin in one's own place. */
function handOver(state: State, admin: Member, member: Member, context: Context): Decision {
  if (admin.memId === member.memId) return { error: 'bad-request' }
  const needsPlace = member.role === Role.AUDIENCE
  if (needsPlace && headcount(state.members).talkers >= state.limits.maxTalkerCount) return { error: 'talkers-full' }
  const given = member.role === Role.ADMIN ? begin(state) : setRole(begin(state), member, Role.ADMIN, context)
  return setRole(given, admin, Role.TALKER, context)
}

/** Reaches the member now or not at all: an order to mute that comes minutes later would surprise everybody. */
function ask(state: State, admin: Member, member: Member, { action, tsxId }: ModerateCommand): Decision {
  const refused = whyNotAsk(member, action)
  if (refused !== undefined) return { error: refused }
  if (understands(member, Social.MODERATE)) {
    const event = { op: Social.MODERATE, memId: admin.memId, action } as const
    return also(begin(state), { type: 'send', sessId: member.sessId, event })
  }
  const arg = JSON.stringify({ op2: RemoteOp.MUTE, memId: admin.memId, memName: admin.name, nickName: admin.nickName })
  return tell(begin(state), member.sessId, { op: Op.REMOTE_REQUEST, tsxId, memId: admin.memId, arg })
}

/** The vendor's web client mutes when told to; asked to unmute it would do so without a question, so it is not asked. */
function whyNotAsk(member: Member, action: ModerateCommand['action']): ErrorName | undefined {
  if (!member.online) return 'no-such-member'
  if (understands(member, Social.MODERATE)) return member.role === Role.AUDIENCE ? 'not-permitted' : undefined
  return action === Moderation.MUTE && member.terminal.type === 'WEB' ? undefined : 'member-unable'
}
