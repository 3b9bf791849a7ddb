import { ExitReason, type Role } from '../../../../protocol/numbers'
import type { ConferenceState, WireMember, WireStream } from '../../../../protocol/shapes'
import {
  type Change,
  type Roster,
  type Step,
  inTurn,
  putAttributes,
  putRole,
  putState,
  sameMember,
  sameStream,
  toMember,
  toStream
} from './roster'
import type { Member } from './types'

/** How the conference is now, as the answer to an enter or to a copy tells it. What is absent stays as it was. */
export interface Lists {
  readonly cver: number
  readonly mems?: readonly WireMember[] | undefined
  readonly streams?: readonly WireStream[] | undefined
  /** One's own role. */
  readonly role?: Role
  readonly cattrs?: ReadonlyMap<string, string>
  readonly cstate?: ConferenceState
}

/** Brings the roster to what the lists say; the changes are the difference, each once, as if it had been told in time. */
export function applyLists(roster: Roster, lists: Lists): Step {
  return inTurn(
    { ...roster, version: lists.cver, listed: lists.cver },
    (before) => replacePeople(before, lists),
    (before) =>
      lists.role === undefined ? { roster: before, changes: [] } : putRole(before, before.selfId, lists.role),
    (before) => putAttributes(before, lists.cattrs ?? before.attributes),
    (before) => putState(before, lists.cstate ?? {})
  )
}

/** The people and their streams together: a stream never outlives its owner, and is never there before it. */
function replacePeople(roster: Roster, lists: Lists): Step {
  const members = lists.mems === undefined ? roster.members : listMembers(roster, lists.mems)
  const listed = lists.streams?.map((wire) => toStream(wire, roster)) ?? [...roster.streams.values()]
  const streams = byId(listed.filter(({ memberId }) => memberId !== roster.selfId && members.has(memberId)))
  const people = compare(roster.members, members, sameMember)
  const pictures = compare(roster.streams, streams, sameStream)
  const changes: readonly Change[] = [
    ...pictures.gone.map((stream): Change => ['streamRemoved', stream]),
    ...people.gone.map((member): Change => ['memberLeft', member, ExitReason.NORMAL]),
    ...people.added.map((member): Change => ['memberJoined', member]),
    ...people.changed.map((member): Change => ['memberChanged', member]),
    ...pictures.added.map((stream): Change => ['streamAdded', stream]),
    ...pictures.changed.map((stream): Change => ['streamChanged', stream])
  ]
  return {
    roster: { ...roster, members: people.after, streams: pictures.after },
    changes: changes.concat(ownRole(roster, people.changed))
  }
}

/** Not every server lists the member itself. */
function listMembers(roster: Roster, mems: readonly WireMember[]): ReadonlyMap<string, Member> {
  const self = roster.members.get(roster.selfId)
  const members = byId(mems.map((wire) => toMember(wire, roster.selfId)))
  if (self === undefined || members.has(self.id)) return members
  return new Map([[self.id, self] as const, ...members])
}

function ownRole(roster: Roster, changed: readonly Member[]): readonly Change[] {
  const before = roster.members.get(roster.selfId)
  const self = changed.find((member) => member.isSelf)
  return self === undefined || before === undefined || self.role === before.role ? [] : [['roleChanged', self.role]]
}

const byId = <T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [entry.id, entry]))

interface Difference<T> {
  readonly gone: readonly T[]
  readonly added: readonly T[]
  readonly changed: readonly T[]
  /** Entries that have not changed stay the objects they were. */
  readonly after: ReadonlyMap<string, T>
}

function compare<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean
): Difference<T> {
  const added: T[] = []
  const changed: T[] = []
  const kept = new Map<string, T>()
  for (const [id, entry] of after) {
    const known = before.get(id)
    if (known === undefined) added.push(entry)
    else if (!same(known, entry)) changed.push(entry)
    kept.set(id, known !== undefined && same(known, entry) ? known : entry)
  }
  const gone = [...before].filter(([id]) => !after.has(id)).map(([, entry]) => entry)
  return { gone, added, changed, after: kept }
}
