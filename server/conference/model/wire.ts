import { Role, VideoCodec } from '../../../protocol/numbers'
import type { ServerEvent } from '../../../protocol/server-events'
import { Op } from '../../../protocol/ops'
import type { ConferenceInfo, WireMember, WireStream } from '../../../protocol/shapes'
import type { ChatMessage, Presence } from '../../../protocol/social'
import { headcount, isAnnounced } from './find'
import type { Line, Member, State, Stream } from './state'

/** H264 first: mini-programs can show nothing else. */
export const conferenceCodecs: readonly VideoCodec[] = [VideoCodec.H264, VideoCodec.VP8]

/** `memName` and `globalName` repeat `name`: clients compare them with their own ticket letter by letter. */
export const wireMember = (member: Member): WireMember => ({
  id: member.memId,
  name: member.name,
  memName: member.name,
  globalName: member.name,
  nickName: member.nickName,
  role: member.role,
  ext: member.ext,
  res: member.terminal,
  vcodes: member.terminal.vcodes,
  ...(member.hand === null ? {} : { hand: member.hand }),
  ...(presenceOf(member) === 'here' ? {} : { presence: presenceOf(member) as Exclude<Presence, 'here'> })
})

/** Without a connection one cannot be on a call that anybody knows of. */
export function presenceOf({ online, onCall }: Member): Presence {
  if (!online) return 'away'
  return onCall ? 'call' : 'here'
}

/** The full name stays here: it tells a person's seats apart, and is nobody else's concern. */
export const wireLine = ({ seq, memId, nickName, text, at }: Line): ChatMessage => ({ seq, memId, nickName, text, at })

/** Mute state as others are to see it. A phone that pushes no picture has its camera off, whatever it said. */
export const muteOf = ({ via, voff, aoff, flowing }: Stream): { voff: 0 | 1; aoff: 0 | 1 } =>
  via === 'webrtc' ? { voff, aoff } : { voff: flowing.video ? voff : 1, aoff: flowing.audio ? aoff : 1 }

/** Never with the `rtcId`: a web client would take it for one of its own peer connections. */
export const wireStream = (stream: Stream, owner: Member): WireStream => ({
  id: stream.id,
  memId: stream.memId,
  memName: owner.name,
  type: stream.type,
  ...muteOf(stream),
  csrc: stream.csrc,
  sver: stream.toldSver,
  vcodes: stream.vcodes,
  ...(stream.ext === null ? {} : { ext: stream.ext }),
  ...(stream.name === null ? {} : { name: stream.name })
})

/** The lists that a client rebuilds its picture from. It is in them itself; vendor clients leave themselves out. */
export function wireLists(state: State): { mems: readonly WireMember[]; streams: readonly WireStream[] } {
  const owners = new Map(state.members.map((member) => [member.memId, member]))
  const streams = state.streams.filter(isAnnounced).flatMap((stream) => {
    const owner = owners.get(stream.memId)
    return owner === undefined ? [] : [wireStream(stream, owner)]
  })
  return { mems: state.members.map(wireMember), streams }
}

/** All attributes and flags as one event, for mini-programs, which read neither from the answer to their entering. */
export const wholeAttributes = (state: State): ServerEvent => ({
  op: Op.ATTRIBUTES,
  cver: state.version,
  cattrs: state.attributes.map(({ key, val }) => ({ key, val, op: '' })),
  cstate: state.flags
})

export function wireInfo(state: State): ConferenceInfo {
  const namesWith = (role: Role): string[] =>
    state.members.filter((member) => member.role === role).map((member) => member.name)
  return {
    id: state.id,
    type: state.type,
    roomName: state.roomName,
    hasPassword: state.password !== null,
    locked: state.flags.locked,
    admins: namesWith(Role.ADMIN),
    talkers: namesWith(Role.TALKER),
    audienceTotal: headcount(state.members).audience,
    memTotal: state.members.length
  }
}
