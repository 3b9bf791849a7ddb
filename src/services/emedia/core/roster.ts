import type { ExitReason, Role } from '../../../../protocol/numbers'
import type { ConferenceState, WireMember, WireStream } from '../../../../protocol/shapes'
import { shortName } from '../../../../protocol/names'
import type { ConferenceEvents, Member, Stream } from './types'

/** What is known of a conference: a value, replaced by every step. */
export interface Roster {
  readonly selfId: string
  readonly members: ReadonlyMap<string, Member>
  /** Of the others only. */
  readonly streams: ReadonlyMap<string, Stream>
  readonly attributes: ReadonlyMap<string, string>
  readonly state: ConferenceState
  /** The newest version of the conference that was heard of. */
  readonly version: number
  /** The version of the newest lists: events up to it are contained in them. */
  readonly listed: number
}

type RosterEvent =
  | 'memberJoined'
  | 'memberLeft'
  | 'memberChanged'
  | 'streamAdded'
  | 'streamRemoved'
  | 'streamChanged'
  | 'roleChanged'
  | 'attributesChanged'
  | 'stateChanged'

/** An event that listeners are to be told, with its arguments. */
export type Change = { [Name in RosterEvent]: readonly [Name, ...ConferenceEvents[Name]] }[RosterEvent]

/** What a step leads to. */
export interface Step {
  readonly roster: Roster
  readonly changes: readonly Change[]
}

export const emptyRoster = (selfId: string): Roster => ({
  selfId,
  members: new Map(),
  streams: new Map(),
  attributes: new Map(),
  state: {},
  version: 0,
  listed: 0
})

export const toMember = (wire: WireMember, selfId: string): Member => ({
  id: wire.id,
  name: shortName(wire.name),
  globalName: wire.globalName,
  nickName: wire.nickName,
  role: wire.role,
  ext: wire.ext,
  isSelf: wire.id === selfId,
  terminal: wire.res.type,
  hand: wire.hand,
  presence: wire.presence ?? 'here'
})

/** Lists and announcements do not tell what the line to oneself carries: that stays as it was. */
export const toStream = (wire: WireStream, { streams }: Roster): Stream => ({
  id: wire.id,
  memberId: wire.memId,
  type: wire.type,
  audioOff: wire.aoff === 1,
  videoOff: wire.voff === 1,
  videoHeld: streams.get(wire.id)?.videoHeld ?? false,
  version: wire.sver
})

export const sameMember = (a: Member, b: Member): boolean =>
  a.role === b.role &&
  a.nickName === b.nickName &&
  a.globalName === b.globalName &&
  a.hand === b.hand &&
  a.presence === b.presence

export const sameStream = (a: Stream, b: Stream): boolean =>
  a.audioOff === b.audioOff &&
  a.videoOff === b.videoOff &&
  a.videoHeld === b.videoHeld &&
  a.version === b.version &&
  a.type === b.type

const nothing = (roster: Roster): Step => ({ roster, changes: [] })

/** A member has joined, or is known and may have changed. */
export function putMember(roster: Roster, member: Member): Step {
  const known = roster.members.get(member.id)
  if (known !== undefined && sameMember(known, member)) return nothing(roster)
  const members = new Map(roster.members).set(member.id, member)
  const change: Change = known === undefined ? ['memberJoined', member] : ['memberChanged', member]
  return { roster: { ...roster, members }, changes: [change] }
}

/** A member has left; its streams end first. */
export function dropMember(roster: Roster, id: string, reason: ExitReason): Step {
  const member = roster.members.get(id)
  if (member === undefined) return nothing(roster)
  const members = new Map(roster.members)
  members.delete(id)
  const owned = [...roster.streams.values()].filter((stream) => stream.memberId === id)
  const streams = new Map(roster.streams)
  for (const stream of owned) streams.delete(stream.id)
  const removed = owned.map((stream): Change => ['streamRemoved', stream])
  return { roster: { ...roster, members, streams }, changes: [...removed, ['memberLeft', member, reason]] }
}

/** A stream was added, or is known and may have changed. One's own are not kept here. */
export function putStream(roster: Roster, stream: Stream): Step {
  const known = roster.streams.get(stream.id)
  if (stream.memberId === roster.selfId || !roster.members.has(stream.memberId)) return nothing(roster)
  if (known !== undefined && sameStream(known, stream)) return nothing(roster)
  const streams = new Map(roster.streams).set(stream.id, stream)
  const change: Change = known === undefined ? ['streamAdded', stream] : ['streamChanged', stream]
  return { roster: { ...roster, streams }, changes: [change] }
}

export function dropStream(roster: Roster, id: string): Step {
  const stream = roster.streams.get(id)
  if (stream === undefined) return nothing(roster)
  const streams = new Map(roster.streams)
  streams.delete(id)
  return { roster: { ...roster, streams }, changes: [['streamRemoved', stream]] }
}

/** Told twice, by the general event and by one's own, it is one change. */
export function putRole(roster: Roster, id: string, role: Role): Step {
  const known = roster.members.get(id)
  if (known === undefined || known.role === role) return nothing(roster)
  const member = { ...known, role }
  const members = new Map(roster.members).set(id, member)
  const own: readonly Change[] = id === roster.selfId ? [['roleChanged', role]] : []
  return { roster: { ...roster, members }, changes: [['memberChanged', member], ...own] }
}

/** Something that a member has done, which is no matter of role or name. */
export function putDeed(roster: Roster, id: string, deed: Partial<Pick<Member, 'hand' | 'presence'>>): Step {
  const known = roster.members.get(id)
  return known === undefined ? nothing(roster) : putMember(roster, { ...known, ...deed })
}

export function putAttributes(roster: Roster, attributes: ReadonlyMap<string, string>): Step {
  const same = [...attributes].every(([key, value]) => roster.attributes.get(key) === value)
  if (same && attributes.size === roster.attributes.size) return nothing(roster)
  return { roster: { ...roster, attributes }, changes: [['attributesChanged', attributes]] }
}

export function putState(roster: Roster, news: ConferenceState): Step {
  const state = { ...roster.state, ...news }
  if (state.muteAll === roster.state.muteAll && state.locked === roster.state.locked) return nothing(roster)
  return { roster: { ...roster, state }, changes: [['stateChanged', state]] }
}

/** One step after the other. */
export function inTurn(roster: Roster, ...steps: readonly ((roster: Roster) => Step)[]): Step {
  return steps.reduce<Step>((before, step) => {
    const after = step(before.roster)
    return { roster: after.roster, changes: [...before.changes, ...after.changes] }
  }, nothing(roster))
}
