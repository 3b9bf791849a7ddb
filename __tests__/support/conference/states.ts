import { ConfrType, Role } from '../../../protocol/numbers'
import { MEMBER_ROLE } from '../../../protocol/server-events'
import { RECORDING } from '../../../protocol/recording'
import type { Terminal } from '../../../protocol/shapes'
import { Social } from '../../../protocol/social'
import type { Member, State, Stream } from '../../../server/conference/model/state'
import { usualLimits } from '../../../server/conference/model/limits'

/** People are called by one short word; everything else about them follows from it. */
export const nameOf = (who: string): string => `org#app_${who}@easemob.com`
export const sessionOf = (who: string): string => `S-${who}`
export const memberIdOf = (who: string): string => `MS_X${who}`
export const streamIdOf = (who: string, rtcId = 'cam'): string => `${rtcId}__Of_${who}`

export const web: Terminal = { type: 'WEB', ops: [1003], vcodes: ['VP8', 'H264'] }
export const ours: Terminal = {
  type: 'WEB',
  ops: [1003, MEMBER_ROLE, RECORDING, ...Object.values(Social)],
  vcodes: ['VP8', 'H264']
}
export const mini: Terminal = { type: 'MINI_PROGRAM', ops: [1003], vcodes: ['H264'] }

export const aMember = (who: string, changes: Partial<Member> = {}): Member => ({
  sessId: sessionOf(who),
  memId: memberIdOf(who),
  name: nameOf(who),
  nickName: who,
  ext: {},
  role: Role.TALKER,
  terminal: web,
  online: true,
  awaySince: null,
  missed: [],
  hand: null,
  onCall: false,
  ...changes
})

export const away = (who: string, changes: Partial<Member> = {}): Member =>
  aMember(who, { online: false, awaySince: 500, ...changes })

/** A camera of somebody; live and by WebRTC unless told otherwise. */
export const aStream = (who: string, changes: Partial<Stream> = {}): Stream => {
  const rtcId = changes.rtcId ?? 'cam'
  return {
    id: streamIdOf(who, rtcId),
    memId: memberIdOf(who),
    rtcId,
    via: 'webrtc',
    peerId: changes.via === 'rtmp' ? null : `${sessionOf(who)}:${rtcId}`,
    rebuilding: false,
    type: 0,
    voff: 0,
    aoff: 0,
    flowing: { audio: true, video: true },
    csrc: 1,
    sver: 1,
    toldSver: changes.status === 'pending' ? 0 : 1,
    vcodes: ['H264'],
    askedForH264: false,
    ext: null,
    name: null,
    status: 'live',
    ...changes
  }
}

/** A conference that `ann` created; nobody is in it unless told. */
export const aState = (changes: Partial<State> = {}): State => ({
  id: 'TS_X1',
  appKey: 'org#app',
  domain: 'easemob.com',
  roomName: 'room',
  type: ConfrType.COMMUNICATION,
  password: null,
  creator: nameOf('ann'),
  ext: {},
  rec: false,
  recMerge: false,
  recording: null,
  recordings: 0,
  limits: usualLimits[changes.type ?? ConfrType.COMMUNICATION],
  createdAt: 0,
  version: 10,
  members: [],
  streams: [],
  attributes: [],
  flags: { muteAll: false, locked: false },
  roles: { [nameOf('ann')]: Role.ADMIN },
  kicked: {},
  banned: [],
  dropped: [],
  chat: [],
  ended: false,
  ...changes
})

/** Ann leads, Bob talks, Cid listens. */
export const aMeeting = (changes: Partial<State> = {}): State =>
  aState({
    members: [aMember('ann', { role: Role.ADMIN }), aMember('bob'), aMember('cid', { role: Role.AUDIENCE })],
    ...changes
  })
