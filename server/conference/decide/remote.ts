import { Op, RemoteOp } from '../../../protocol/ops'
import type { ServerEvent } from '../../../protocol/server-events'
import { isMini, memberById, memberBySession } from '../model/find'
import type { State } from '../model/state'
import type { Decision, RemoteCommand } from './command'
import { isAdmin } from './rights'
import { begin, tell } from './step'

/** Passes something on from one member to another. Who cannot get it, now or on coming back, counts as not there. */
export function remote(state: State, { sessId, to, tsxId, message }: RemoteCommand): Decision {
  const sender = memberBySession(state, sessId)
  if (sender === undefined) return { error: 'session-gone' }
  const receiver = memberById(state, to)
  if (receiver === undefined || !(receiver.online || isMini(receiver.terminal.type))) return { error: 'no-such-member' }
  if (message.kind === 'request' && isMuting(message.arg) && !isAdmin(state, sender.name))
    return { error: 'not-permitted' }
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
function isMuting(arg: string): boolean {
  const op2 = operationIn(arg)
  return op2 === RemoteOp.MUTE || op2 === RemoteOp.UNMUTE
}

function operationIn(arg: string): unknown {
  try {
    const value: unknown = JSON.parse(arg)
    return typeof value === 'object' && value !== null && 'op2' in value ? value.op2 : undefined
  } catch {
    return undefined
  }
}
