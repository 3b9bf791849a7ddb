import { join } from 'node:path'
import Libsql from 'libsql'
import type { Conference } from '../../../src/services/emedia/core/types'
import { type Attendee, type Meeting, RTC_ID } from './meeting'

/** Lines of the chat that everybody must have; whoever came late has not all. */
const NEWEST = 30

/** Throws what is not, or not yet, as it must be after a crash. When all is well the ledger is certain of everything. */
export function checkMeeting(meeting: Meeting, dataDir: string): void {
  settleGuest(meeting)
  const { staying, ledger, halfJoined } = meeting
  for (const attendee of staying) checkSeat(attendee)
  const pictures = new Set(staying.map(({ conference }) => pictureOf(conference, halfJoined)))
  if (pictures.size > 1) throw new Error(`not all see the same: ${[...pictures].join(' | ')}`)
  checkNames(meeting)
  for (const fact of ledger.facts()) ledger.settle(fact, seen(meeting, fact, dataDir))
  // Old lines give way to new ones by and by.
  for (const fact of ledger.facts()) if (fact.startsWith('chat ')) ledger.forget(fact)
}

function checkSeat({ conference, id, nickName }: Attendee): void {
  if (conference.status !== 'open') throw new Error(`${nickName} is ${conference.status}`)
  if (conference.self.id !== id) throw new Error(`${nickName} was ${id} and is ${conference.self.id}`)
  if (conference.self.presence !== 'here') throw new Error(`${nickName} is taken for ${conference.self.presence}`)
}

/** A guest whose removal was asked for as the server died is out or in; whoever was seen to be removed is out. */
function settleGuest(meeting: Meeting): void {
  for (const [person, isCertain] of meeting.removed) {
    const { status } = person.conference
    if (status === 'closed') {
      meeting.removed.set(person, true)
      if (meeting.guest === person) meeting.guest = undefined
    } else if (isCertain) throw new Error(`${person.nickName} was removed and is ${status}`)
  }
}

function checkNames({ staying, admin, halfJoined }: Meeting): void {
  const there = [...admin.conference.members.values()].map(({ nickName }) => nickName)
  const expected = staying.map(({ nickName }) => nickName)
  const missing = expected.filter((name) => !there.includes(name))
  const tooMany = there.filter((name) => !expected.includes(name) && !halfJoined.has(name))
  if (missing.length + tooMany.length > 0) throw new Error(`missing: ${missing.join()}; too many: ${tooMany.join()}`)
}

/** What one of them knows. It must be what the others know. */
function pictureOf({ members, attributes, state, social }: Conference, halfJoined: ReadonlySet<string>): string {
  const people = [...members.values()].filter(({ nickName }) => !halfJoined.has(nickName))
  const shown = people.map(({ id, role, hand }) => [id, role, hand])
  const lines = social.chat.slice(-NEWEST).map(({ seq, text }) => [seq, text])
  return JSON.stringify([shown.sort(), [...attributes].sort(), state, lines])
}

function seen({ admin, graded, raiser, id, staying }: Meeting, fact: string, dataDir: string): unknown {
  const { members, attributes, state, social } = admin.conference
  const [kind, ...rest] = fact.split(' ')
  const about = rest.join(' ')
  switch (kind) {
    case 'attribute':
      return attributes.get(about)
    case 'role':
      return members.get(graded.id)?.role
    case 'hand':
      return members.get(raiser.id)?.hand !== undefined
    case 'chat':
      return social.chat.filter(({ text }) => text === about).length || undefined
    case 'everybody':
      return state.muteAll
    case 'stream':
      return keptMute(dataDir, id)
    default:
      throw new Error(`nobody sees "${fact}", not one of ${staying.length}`)
  }
}

/** A stream without media is shown to nobody; what the server knows of it is in what it keeps. */
function keptMute(dataDir: string, conferenceId: string): string {
  const database = new Libsql(join(dataDir, 'emeet.db'), { readonly: true })
  try {
    const row = database.prepare('SELECT snapshot FROM conferences WHERE id = ?').get(conferenceId) as Row
    const { state } = JSON.parse(row.snapshot) as Kept
    const stream = state.streams.find(({ rtcId }) => rtcId === RTC_ID)
    return `${stream?.aoff}${stream?.voff}`
  } finally {
    database.close()
  }
}

interface Row {
  readonly snapshot: string
}

interface Kept {
  readonly state: {
    readonly streams: readonly { readonly rtcId: string; readonly aoff: number; readonly voff: number }[]
  }
}
