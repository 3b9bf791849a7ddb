import { RECORDING } from '../../protocol/recording'
import type { EnterAnswer } from '../../protocol/shapes'
import { Social } from '../../protocol/social'
import { isMini, understands } from './model/find'
import type { Member, State } from './model/state'
import { conferenceCodecs, wireLine, wireLists } from './model/wire'

export interface Surroundings {
  readonly ip: string
  /** Where a mini-program asks for addresses. */
  readonly useUrl: string
  /** JSON text of an RTCConfiguration. */
  readonly rtcCfg: string
}

/** What a client learns on entering, the first time and every time again. */
export function enterAnswer(state: State, member: Member, { ip, useUrl, rtcCfg }: Surroundings): EnterAnswer {
  return {
    sessId: member.sessId,
    memId: member.memId,
    role: member.role,
    cver: state.version,
    ...wireLists(state),
    // Clients publish in the first codec of the list that all members support.
    vcodes: isMini(member.terminal.type) ? conferenceCodecs.slice(0, 1) : conferenceCodecs,
    rtcCfg,
    ...(isMini(member.terminal.type) ? { useUrl } : {}),
    yourIp: ip,
    cattrs: Object.fromEntries(state.attributes.map(({ key, val }) => [key, val])),
    cstate: state.flags,
    ...(understands(member, RECORDING) ? { recordedSince: state.recording?.since ?? 0 } : {}),
    ...(understands(member, Social.CHAT) ? { chat: state.chat.map(wireLine) } : {})
  }
}
