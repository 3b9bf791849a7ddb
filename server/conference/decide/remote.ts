import { Op, RemoteOp } from '../../../protocol/ops'
import type { ServerEvent } from '../../../protocol/server-events'
import { Social } from '../../../protocol/social'
import { isMini, memberById, memberBySession, understands } from '../model/find'
import type { State } from '../model/state'
import type { Context, Decision, RemoteCommand } from './command'
import { putHand } from './hand'
import { isAdmin } from './rights'
import { begin, tell } from './step'

/**
 * Passes something on from one member to another. Who cannot get it, now or on coming back, counts as not there. A vendor
 * client that asks one of our clients for the floor raises its hand by that: all admins see it, whichever was asked.
 */
export function remote(state: State, { sessId, to, tsxId, message }: RemoteCommand, { now }: Context): Decision {
  const sender = memberBySession(state, sessId)
  if (sender === undefined) return { error: 'session-gone' }
  const receiver = memberById(state, to)
  if (receiver === undefined || !(receiver.online || isMini(receiver.terminal.type))) return { error: 'no-such-member' }
  const op2 = message.kind === 'request' ? operationIn(message.arg) : undefined
  if (isMuting(op2) && !isAdmin(state, sender.name)) return { error: 'not-permitted' }
  if (op2 === RemoteOp.ASK_TALKER && understands(receiver, Social.HAND)) {
    return putHand(begin(state), sender, sender.hand ?? now)
  }
  return tell(begin(state), receiver.sessId, eventOf(tsxId, sender.memId, message))
}

function eventOf(tsxId: string, memId: string, message: RemoteCommand['message']): ServerEvent {
  switch (message.kind) {
    case 'request':
      return { op: Op.REMOTE_REQUEST, tsxId, memId, arg: message.arg }
    case 'message':
      return { op: Op.REMOTE_MESSAGE, tsxId, memId, arg: message.arg }
    case 'answer': {
      const { result, arg } = message
      return { op: Op.RESPONSE, tsxId, memId, result, ...(arg === undefined ? {} : { arg }) }
    }
  }
}

/** Muting others is for admins; what else is in `arg` is between the two members. */
const isMuting = (op2: unknown): boolean => op2 === RemoteOp.MUTE || op2 === RemoteOp.UNMUTE

function operationIn(arg: string): unknown {
  try {
    const value: unknown = JSON.parse(arg)
    return typeof value === 'object' && value !== null && 'op2' in value ? value.op2 : undefined
  } catch {
    return undefined
  }
}
