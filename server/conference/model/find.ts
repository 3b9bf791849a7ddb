import { fullName } from '../../../protocol/names'
import { Role, StreamType } from '../../../protocol/numbers'
import type { TerminalType } from '../../../protocol/shapes'
import type { PeerId, StreamId } from '../../media/engine'
import type { Headcount } from './limits'
import type { Member, State, Stream } from './state'

export const memberBySession = (state: State, sessId: string): Member | undefined =>
  state.members.find((member) => member.sessId === sessId)

export const memberById = (state: State, memId: string): Member | undefined =>
  state.members.find((member) => member.memId === memId)

export const memberByName = (state: State, name: string): Member | undefined =>
  state.members.find((member) => member.name === name)

export const streamById = (state: State, streamId: StreamId): Stream | undefined =>
  state.streams.find((stream) => stream.id === streamId)

export const streamByPeer = (state: State, peerId: PeerId): Stream | undefined =>
  state.streams.find((stream) => stream.peerId === peerId)

export const streamsOf = (state: State, memId: string): readonly Stream[] =>
  state.streams.filter((stream) => stream.memId === memId)

/** Others know of it: it is in the lists, and its end must be told. */
export const isAnnounced = (stream: Stream): boolean => stream.status !== 'pending'

/** A vendor client that cannot rebuild what it missed from lists, so that missed events are kept for it. */
export const isMini = (type: TerminalType): boolean => type !== 'WEB'

/** Whether a client has said that it knows an operation of ours. */
export const understands = ({ terminal }: Member, op: number): boolean => terminal.ops.includes(op)

export const headcount = (members: readonly Member[]): Headcount => {
  const audience = members.filter((member) => member.role === Role.AUDIENCE).length
  return { audience, talkers: members.length - audience }
}

/** Streams that count towards `maxVideoCount` and `maxPubDesktopCount`. */
export const countVideos = (streams: readonly Stream[]): number =>
  streams.filter((stream) => stream.type === StreamType.CAMERA && stream.voff === 0).length

export const countDesktops = (streams: readonly Stream[]): number =>
  streams.filter((stream) => stream.type === StreamType.DESKTOP).length

/** The full name behind what an admin wrote: a member id, or any form of a name. */
export const nameMeant = (state: State, given: string): string =>
  memberById(state, given)?.name ?? fullName(given, state.appKey, state.domain)

/** The role that counts now: of the member, or the one that was given to the name. Undefined for strangers. */
export const roleOf = (state: State, name: string): Role | undefined =>
  memberByName(state, name)?.role ?? grantedRole(state, name)

export const grantedRole = (state: State, name: string): Role | undefined =>
  Object.hasOwn(state.roles, name) ? state.roles[name] : undefined
