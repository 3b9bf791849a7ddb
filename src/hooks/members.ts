import { Role, StreamType } from '../../protocol/numbers'
import type { MemberModel } from '../components/room/member-row'
import { displayName } from '../store/names'
import { turnsOf } from './hands'
import { type TileSource, cameraOf } from './tiles'

export const roleNames = { [Role.ADMIN]: 'admin', [Role.TALKER]: 'talker', [Role.AUDIENCE]: 'audience' } as const

export const roleOf = { admin: Role.ADMIN, talker: Role.TALKER, audience: Role.AUDIENCE } as const

const rank = { admin: 1, talker: 2, audience: 3 } as const

/** Everybody, sorted: oneself, raised hands in their order, admins, talkers, audience; within each as they came. */
export function membersOf({ members, streams, local }: TileSource): readonly MemberModel[] {
  const turns = turnsOf(members)
  return members
    .map((member): MemberModel => {
      const stream = cameraOf(member.id, streams)
      return {
        id: member.id,
        name: displayName(member),
        isSelf: member.isSelf,
        role: roleNames[member.role],
        microphone: member.isSelf ? local.microphone : stream !== undefined && !stream.audioOff,
        hand: turns.get(member.id),
        sharing: streams.some(({ memberId, type }) => memberId === member.id && type === StreamType.DESKTOP),
        presence: member.isSelf && local.interrupted ? 'call' : member.presence,
        camera: member.isSelf ? local.camera : stream !== undefined && !stream.videoOff
      }
    })
    .sort((one, other) => place(one) - place(other))
}

/** Raised hands stand between oneself and the rest, each by its turn. */
function place({ isSelf, hand, role }: MemberModel): number {
  if (isSelf) return -1
  return hand === undefined ? rank[role] : 1 - 1 / (hand + 1)
}
