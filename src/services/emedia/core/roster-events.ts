import type { EventMessage } from '../../../../protocol/parse/server-events'
import { Op } from '../../../../protocol/ops'
import { MEMBER_ROLE, VIDEO_HELD } from '../../../../protocol/server-events'
import type { WireAttribute } from '../../../../protocol/shapes'
import { Social } from '../../../../protocol/social'
import {
  type Roster,
  type Step,
  dropMember,
  dropStream,
  inTurn,
  putAttributes,
  putDeed,
  putMember,
  putRole,
  putState,
  putStream,
  toMember,
  toStream
} from './roster'
import type { Stream } from './types'

/** An event of the server, applied. Events that are older than the lists change nothing: the lists contain them. */
export function applyEvent(roster: Roster, event: EventMessage): Step {
  if (event.op === VIDEO_HELD) return changeStream(roster, event.streamId, { videoHeld: event.held })
  if (!('cver' in event) || isStale(roster, event)) return { roster, changes: [] }
  const { changes, roster: next } = change(roster, event)
  return { roster: { ...next, version: Math.max(next.version, event.cver) }, changes }
}

/** After a return some servers repeat what was missed, beside sending lists. A version of 0 says nothing. */
function isStale(roster: Roster, event: { readonly op: number; readonly cver: number }): boolean {
  if (event.cver === 0) return false
  // The attributes of the present are sent to newcomers as an event of the very version that they entered at.
  return event.op === Op.ATTRIBUTES ? event.cver < roster.listed : event.cver <= roster.listed
}

function change(roster: Roster, event: EventMessage): Step {
  switch (event.op) {
    case Op.MEMBER_JOINED:
      return putMember(roster, toMember(event.mem, roster.selfId))
    case Op.MEMBER_LEFT:
      return dropMember(roster, event.memId, event.reason)
    case Op.STREAM_ADDED:
      return putStream(roster, toStream(event.pubS, roster))
    case Op.STREAM_REMOVED:
      return dropStream(roster, event.pubSId)
    case Op.STREAM_CHANGED:
      return changeStream(roster, event.streamId, {
        audioOff: event.aoff === 1,
        videoOff: event.voff === 1,
        version: event.sver
      })
    case Op.ATTRIBUTES:
      return inTurn(
        roster,
        (before) => putAttributes(before, merge(before.attributes, event.cattrs)),
        (before) => putState(before, event.cstate ?? {})
      )
    case Op.ROLE_CHANGED:
      return putRole(roster, roster.selfId, event.role)
    case MEMBER_ROLE:
      return putRole(roster, event.memId, event.role)
    case Op.ADMIN_CHANGED:
      return putRole(roster, event.memberId, event.role)
    case Social.HAND:
      return putDeed(roster, event.memId, { hand: event.hand === 0 ? undefined : event.hand })
    case Social.PRESENCE:
      return putDeed(roster, event.memId, { presence: event.presence })
    default:
      return { roster, changes: [] }
  }
}

function changeStream(roster: Roster, id: string, { version = 0, ...change }: Partial<Stream>): Step {
  const known = roster.streams.get(id)
  if (known === undefined) return { roster, changes: [] }
  return putStream(roster, { ...known, ...change, version: Math.max(known.version, version) })
}

function merge(known: ReadonlyMap<string, string>, news: readonly WireAttribute[]): ReadonlyMap<string, string> {
  const merged = new Map(known)
  for (const { key, val, op } of news) {
    if (op === 'DEL') merged.delete(key)
    else merged.set(key, val)
  }
  return merged
}
