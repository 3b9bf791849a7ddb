import type { ConfrType, ExitReason, Role } from '../../../../protocol/numbers'
import type { WireAttribute } from '../../../../protocol/shapes'
import type { Conference, CreatedConference, Member, Stream } from '../core/types'
import type { MeterData } from './meter-data'

/** A member, as the published document shows it. */
export interface ConfrMember {
  readonly id: string
  /** Short name; with `fullNames`, the same as {@link globalName}. */
  readonly name: string
  readonly globalName: string
  readonly memName: string
  readonly nickName: string
  readonly role: Role
  readonly ext: Readonly<Record<string, unknown>>
  readonly isSelf: boolean
}

/** A stream, as the published document shows it. */
export interface ConfrStream {
  readonly id: string
  /** 1: no video. */
  readonly voff: 0 | 1
  /** 1: no audio. */
  readonly aoff: 0 | 1
  readonly memId: string
  readonly memName: string
  readonly owner: ConfrMember | undefined
  readonly rtcId: string
  /** 0 camera, 1 desktop. */
  readonly type: number
}

/** A conference, as the published document shows it. */
export interface Confr {
  readonly confrId: string
  readonly id: string
  readonly password: string
  readonly roleToken: string
  readonly ticket: string
  readonly type: ConfrType
  readonly role: Role
}

/** The answer of a call, also in the form in which old applications read it: `data` as WeChat hands out a body. */
export type Reply<Data extends object> = Data & {
  readonly data: Data & { readonly error: 0 }
  readonly statusCode: 200
}

export const reply = <Data extends object>(data: Data): Reply<Data> => ({
  ...data,
  data: { ...data, error: 0 },
  statusCode: 200
})

/** The callbacks of an application, assigned as properties of `emedia.mgr` at any time. */
export interface Callbacks {
  onMemberJoined(member: ConfrMember): void
  onMemberExited(member: ConfrMember, reason: ExitReason): void
  onStreamAdded(stream: ConfrStream): void
  onStreamRemoved(stream: ConfrStream): void
  onRoleChanged(role: Role): void
  /** Muted, unmuted or published anew. The spelling is the document's. */
  onMediaChanaged(stream: ConfrStream): void
  /**
   * Somebody else speaks: called some two times a second while they do, and with a level of 0 when they have ceased. The
   * spelling is the vendor's.
   */
  onSoundChanage(member: ConfrMember, stream: ConfrStream, meterData: MeterData, confrId: string): void
  onConfrAttrsUpdated(attributes: readonly WireAttribute[]): void
  onReconnect(): void
  /** `failed` is the code behind the reason, such as -502 for an expired ticket. */
  onConferenceExit(reason: ExitReason, failed?: number): void
}

export const toConfr = (created: CreatedConference, password: string): Confr => ({
  confrId: created.id,
  id: created.id,
  password,
  roleToken: created.roleToken,
  ticket: created.ticket,
  type: created.type,
  role: created.role
})

export const toConfrMember = (member: Member, fullNames: boolean): ConfrMember => ({
  id: member.id,
  name: fullNames ? member.globalName : member.name,
  globalName: member.globalName,
  memName: member.globalName,
  nickName: member.nickName,
  role: member.role,
  ext: member.ext,
  isSelf: member.isSelf
})

export function toConfrStream(stream: Stream, conference: Conference, fullNames: boolean): ConfrStream {
  const owner = conference.members.get(stream.memberId)
  return {
    id: stream.id,
    voff: stream.videoOff ? 1 : 0,
    aoff: stream.audioOff ? 1 : 0,
    memId: stream.memberId,
    memName: owner?.globalName ?? '',
    owner: owner === undefined ? undefined : toConfrMember(owner, fullNames),
    // Stream ids are made of the publisher's own name for the connection and of its member id.
    rtcId: stream.id.split('__Of_')[0] ?? stream.id,
    type: stream.type
  }
}
