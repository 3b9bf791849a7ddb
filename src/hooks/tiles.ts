import { Role, StreamType } from '../../protocol/numbers'
import type { TileModel } from '../components/stage'
import type { Member, Stream } from '../services/emedia'
import { displayName } from '../store/names'
import type { RoomData } from '../store/room-state'
import { turnsOf } from './hands'

/** The part of the room that tiles are made of. */
export type TileSource = Pick<RoomData, 'self' | 'members' | 'streams' | 'local'>

/** From this step of the meter on, somebody speaks. */
const SPEAKING = 3

/** The tiles in the order in which they are shown: oneself, shared screens, the others as they came. Who only listens has none. */
export function tilesOf(room: TileSource): readonly TileModel[] {
  const others = room.members.filter(({ isSelf }) => !isSelf)
  const turns = turnsOf(room.members)
  const screens = room.streams.filter(({ type }) => type === StreamType.DESKTOP)
  return [
    { ...ownTile(room), hand: turns.get(room.self.id) },
    ...screens.flatMap((stream) => {
      const owner = others.find(({ id }) => id === stream.memberId)
      return owner === undefined ? [] : [{ ...tileOf(owner, stream), id: stream.id, kind: 'screen' as const }]
    }),
    ...others.flatMap((member) => {
      const stream = cameraOf(member.id, room.streams)
      return member.role === Role.AUDIENCE && stream === undefined
        ? []
        : [{ ...tileOf(member, stream), hand: turns.get(member.id) }]
    })
  ]
}

/** What somebody sends of themselves. */
export const cameraOf = (memberId: string, streams: readonly Stream[]): Stream | undefined =>
  streams.find((stream) => stream.memberId === memberId && stream.type !== StreamType.DESKTOP)

const tileOf = (member: Member, stream: Stream | undefined): TileModel => ({
  id: member.id,
  memberId: member.id,
  kind: 'camera',
  name: displayName(member),
  isSelf: false,
  isAdmin: member.role === Role.ADMIN,
  isAudience: member.role === Role.AUDIENCE,
  microphone: stream !== undefined && !stream.audioOff,
  camera: stream !== undefined && !stream.videoOff,
  held: stream !== undefined && stream.videoHeld,
  stream,
  speaking: false,
  interrupted: member.presence === 'call',
  away: member.presence === 'away',
  hand: undefined
})

const ownTile = ({ self, local }: TileSource): TileModel => ({
  ...tileOf(self, undefined),
  isSelf: true,
  microphone: local.microphone,
  camera: local.camera,
  speaking: local.microphone && local.level >= SPEAKING,
  interrupted: local.interrupted
})
