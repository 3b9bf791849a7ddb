import { Role } from '../../protocol/numbers'
import type { MemberModel } from '../components/room/member-row'
import { displayName } from '../store/names'
import { type TileSource, cameraOf } from './tiles'

export const roleNames = { [Role.ADMIN]: 'admin', [Role.TALKER]: 'talker', [Role.AUDIENCE]: 'audience' } as const

export const roleOf = { admin: Role.ADMIN, talker: Role.TALKER, audience: Role.AUDIENCE } as const

const rank = { admin: 1, talker: 2, audience: 3 } as const

/** Everybody, sorted: oneself, admins, talkers, audience; within each as they came. */
export function membersOf({ members, streams, local }: TileSource): readonly MemberModel[] {
  return members
    .map((member): MemberModel => {
      const stream = cameraOf(member.id, streams)
      return {
        id: member.id,
        name: displayName(member),
        isSelf: member.isSelf,
        role: roleNames[member.role],
        microphone: member.isSelf ? local.microphone : stream !== undefined && !stream.audioOff,
        camera: member.isSelf ? local.camera : stream !== undefined && !stream.videoOff
      }
    })
    .sort((one, other) => place(one) - place(other))
}

const place = ({ isSelf, role }: MemberModel): number => (isSelf ? 0 : rank[role])
