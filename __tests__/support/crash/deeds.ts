import { Role } from '../../../protocol/numbers'
import { EmediaError } from '../../../src/services/emedia/core/error'
import type { Random } from '../random'
import { type Attendee, type Meeting, RTC_ID } from './meeting'

type Deed = () => Promise<unknown>

/** Numbers deeds, so that every value is another one. */
let counter = 0

/** What each of them does over and over, one thing at a time, all of them at once. */
export function actors(meeting: Meeting, random: Random): readonly (() => Deed)[] {
  const { admin, graded, raiser, pusher } = meeting
  return [
    () => random.pick([() => grant(meeting, random), () => switchMute(meeting, random), () => changeGuest(meeting)]),
    () => random.pick([() => mark(meeting, admin), () => say(meeting, graded)]),
    () => random.pick([() => mark(meeting, graded), () => say(meeting, raiser)]),
    () => () => raise(meeting, random),
    () => random.pick([() => mark(meeting, pusher), () => muteStream(meeting, random)])
  ]
}

const mark = ({ ledger }: Meeting, { nickName, conference }: Attendee): Promise<void> => {
  const value = `v${(counter += 1)}`
  return ledger.change(`attribute ${nickName}`, value, () => conference.setAttributes({ [nickName]: value }))
}

/** The server bounds how fast one talks; what it has refused must not be there. */
async function say({ ledger }: Meeting, { conference }: Attendee): Promise<void> {
  const text = `line ${(counter += 1)}`
  try {
    await ledger.change(`chat ${text}`, 1, () => conference.social.say(text))
  } catch (error) {
    if (!(error instanceof EmediaError) || error.reason !== 'chat-too-fast') throw error
    await ledger.change(`chat ${text}`, undefined, () => Promise.resolve())
  }
}

function grant({ ledger, admin, graded }: Meeting, random: Random): Promise<void> {
  const role = random.pick([Role.AUDIENCE, Role.TALKER, Role.ADMIN])
  return ledger.change(`role ${graded.nickName}`, role, () => admin.conference.grant([graded.id], role))
}

function switchMute({ ledger, admin }: Meeting, random: Random): Promise<void> {
  const muteAll = random.chance(0.5)
  return ledger.change('everybody muted', muteAll, () => admin.conference.setState({ muteAll }))
}

function raise({ ledger, raiser }: Meeting, random: Random): Promise<void> {
  const up = random.chance(0.5)
  return ledger.change(`hand ${raiser.nickName}`, up, () => raiser.conference.social.raiseHand(up))
}

function muteStream({ ledger, pusher }: Meeting, random: Random): Promise<void> {
  const off = { audioOff: random.chance(0.5), videoOff: random.chance(0.5) }
  const value = `${Number(off.audioOff)}${Number(off.videoOff)}`
  return ledger.change('stream muted', value, () => pusher.conference.muteAddress(RTC_ID, off))
}

const changeGuest = (meeting: Meeting): Promise<void> =>
  meeting.guest === undefined ? meeting.inviteGuest() : meeting.removeGuest()
