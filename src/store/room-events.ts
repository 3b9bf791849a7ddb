import { ExitReason, Role } from '../../protocol/numbers'
import { exitKind } from '../locales/exits'
import { followChat } from './chat'
import { followModeration, obeyMute } from './moderation'
import type { LocalMedia } from '../platform/types'
import type { Conference, Member } from '../services/emedia'
import { displayName } from './names'
import { followRecording } from './recording'
import { type NewNotice, noticeOf } from './notices'
import type { RoomPort } from './room-port'
import type { RoomData } from './room-state'

/** Follows a conference until it is over. Returns the function that stops. */
export function followConference(conference: Conference, media: LocalMedia, port: RoomPort): () => void {
  const tell = (notice: NewNotice): void => port.set({ notice: noticeOf(notice) })
  const offs = [
    followChat(conference, port),
    followModeration(conference, media, port, tell),
    followRecording(conference, port, tell),
    ...followPeople(conference, media, port, tell),
    followRules(conference, media, port, tell),
    ...followConnection(conference, port),
    conference.on('error', ({ reason }) => tell({ kind: 'refused', reason }))
  ]
  return () => offs.forEach((off) => off())
}

type Tell = (notice: NewNotice) => void

/** Who is there, what they send, and what one may do oneself. */
function followPeople(conference: Conference, media: LocalMedia, { set }: RoomPort, tell: Tell): (() => void)[] {
  const copy = (): void => set(rosterOf(conference))
  return [
    conference.on('memberJoined', (member) => {
      copy()
      if (!member.isSelf) tell({ kind: 'joined', name: displayName(member) })
    }),
    conference.on('memberLeft', (member, reason) => {
      copy()
      tell(farewell(member, reason))
    }),
    ...(['memberChanged', 'streamAdded', 'streamRemoved', 'streamChanged'] as const).map((name) =>
      conference.on(name, copy)
    ),
    conference.on('roleChanged', (role) => {
      copy()
      tell({ kind: roleNotices[role] })
      void media.publish(conference).catch(() => undefined)
    })
  ]
}

function followConnection(conference: Conference, { get, set, now }: RoomPort): (() => void)[] {
  return [
    conference.on('reconnecting', (attempt) => set({ status: 'reconnecting', attempt })),
    conference.on('reconnected', () => set({ ...rosterOf(conference), status: 'open', attempt: 0 })),
    conference.on('closed', (reason, code) => {
      const minutes = Math.max(1, Math.round((now() - get().enteredAt) / 60_000))
      set({ status: 'closed', exit: get().exit ?? { kind: exitKind(reason, code), minutes } })
    })
  ]
}

/** What holds for everybody. */
type Rules = Pick<RoomData, 'muteAll' | 'locked'>

function followRules(conference: Conference, media: LocalMedia, { get, set }: RoomPort, tell: Tell): () => void {
  // Not what the store has: of several changes at once, the first one told brings all of them into it.
  let known: Rules = get()
  // Whoever comes into a meeting where all are muted comes in muted.
  if (known.muteAll && get().self.role !== Role.ADMIN) obeyMute(media, { set })
  return conference.on('stateChanged', () => {
    const before = known
    set(rosterOf(conference))
    known = get()
    for (const notice of ruleNotices(before, known)) tell(notice)
    if (!before.muteAll && known.muteAll && get().self.role !== Role.ADMIN) obeyMute(media, { set })
  })
}

/** What a conference knows of its people, for the store. */
export function rosterOf(conference: Conference) {
  const { self, members, streams, state } = conference
  return {
    self,
    members: [...members.values()],
    streams: [...streams.values()],
    muteAll: state.muteAll === true,
    locked: state.locked === true
  }
}

const roleNotices = { [Role.ADMIN]: 'nowAdmin', [Role.TALKER]: 'nowTalker', [Role.AUDIENCE]: 'nowAudience' } as const

const farewell = (member: Member, reason: ExitReason): NewNotice => ({
  kind: reason === ExitReason.KICKED ? 'removed' : 'left',
  name: displayName(member)
})

function ruleNotices(before: Rules, after: Rules): NewNotice[] {
  const notices: NewNotice[] = []
  if (before.locked !== after.locked) notices.push({ kind: after.locked ? 'lockedNow' : 'unlockedNow' })
  if (before.muteAll !== after.muteAll) notices.push({ kind: after.muteAll ? 'mutedAll' : 'unmutedAll' })
  return notices
}
