import { Op } from '../../../protocol/ops'
import { MEDIA_REFUSED, type ServerEvent, VIDEO_HELD } from '../../../protocol/server-events'
import { RECORDING } from '../../../protocol/recording'
import { SPEAKING } from '../../../protocol/speaking'
import { Social } from '../../../protocol/social'
import { decide } from '../../../server/conference/decide'
import type { Command, Context } from '../../../server/conference/decide/command'
import { type Effect, timerName } from '../../../server/conference/model/effects'
import type { RecordingOrder } from '../../../server/conference/model/recording'
import type { State } from '../../../server/conference/model/state'

export const aContext: Context = {
  now: 1000,
  graceMs: 75_000,
  emptyGraceMs: 60_000,
  mediaGraceMs: 5_000,
  roleToken: (name) => `token of ${name}`
}

/** The decision; fails the test when it is a refusal. */
export function decided(
  state: State,
  command: Command,
  context = aContext
): { state: State; effects: readonly Effect[] } {
  const decision = decide(state, command, context)
  if ('error' in decision) throw new Error(`refused: ${decision.error}`)
  return decision
}

/** Why it is refused; undefined when it is not. */
export function refusalOf(state: State, command: Command): string | undefined {
  const decision = decide(state, command, aContext)
  return 'error' in decision ? decision.error : undefined
}

/** Effects as short lines, for comparing: `bob < 301 MS_Xann 12`, `cut MS_Xann`, `start empty 60000`. */
export const lines = (effects: readonly Effect[]): string[] => effects.map(lineOf)

export function lineOf(effect: Effect): string {
  switch (effect.type) {
    case 'send':
      return `${effect.sessId.replace(/^S-/, '')} < ${eventLine(effect.event)}`
    case 'closeLink':
      return `close ${effect.sessId.replace(/^S-/, '')}`
    case 'cut':
      return `cut ${Object.values(effect.target).join()}`
    case 'listen':
      return `${effect.on ? 'listen' : 'ignore'} ${effect.streamId}`
    case 'startTimer':
      return `start ${timerName(effect.timer)} ${effect.ms}`
    case 'cancelTimer':
      return `cancel ${timerName(effect.timer)}`
    case 'record':
      return recordLine(effect.order)
    case 'end':
      return 'end'
  }
}

/** `record begin TS_X1-1`, `record stream cam__Of_bob`. */
const recordLine = (order: RecordingOrder): string => {
  switch (order.type) {
    case 'begin':
      return `record begin ${order.recording.id}`
    case 'end':
      return `record end ${order.recordingId}`
    case 'joined':
      return `record joined ${order.member.memId}`
    case 'left':
      return `record left ${order.memId}`
    default:
      return `record ${order.type} ${order.streamId}`
  }
}

export function eventLine(event: ServerEvent): string {
  switch (event.op) {
    case Op.MEMBER_JOINED:
      return `300 ${event.mem.id}`
    case Op.MEMBER_LEFT:
      return `301 ${event.memId} ${event.reason}`
    case Op.STREAM_ADDED:
      return `302 ${event.pubS.id} v${event.pubS.sver}`
    case Op.STREAM_REMOVED:
      return `303 ${event.pubSId}`
    case Op.STREAM_CHANGED:
      return `400 ${event.streamId} voff ${event.voff} aoff ${event.aoff}`
    case Op.ATTRIBUTES:
      return `402 ${JSON.stringify(event.cattrs)} ${JSON.stringify(event.cstate ?? null)}`
    case Op.ROLE_CHANGED:
      return `412 ${event.role}`
    case Op.ADMIN_CHANGED:
      return `413 ${event.memberId}`
    case Op.HANG_UP:
      return `107 ${event.rtcId} ${event.endReason ?? ''}`.trim()
    case Op.ANSWER:
      return `106 ${event.rtcId}`
    case Op.REMOTE_REQUEST:
    case Op.REMOTE_MESSAGE:
      return `${event.op} ${event.memId} ${event.arg}`
    case Op.RESPONSE:
      return `1001 ${event.memId} ${event.result}`
    case Social.CHAT:
      return `9311 ${event.message.seq} ${event.message.text}`
    case Social.HAND:
      return `9312 ${event.memId} ${event.hand} ${event.by ?? ''}`.trim()
    case Social.MODERATE:
      return `9313 ${event.memId} ${event.action}`
    case Social.PRESENCE:
      return `9314 ${event.memId} ${event.presence}`
    case MEDIA_REFUSED:
      return `9301 ${event.streamId} ${event.error}`
    case VIDEO_HELD:
      return `9340 ${event.streamId} ${event.held}`
    case RECORDING:
      return `9320 ${event.since} ${event.by ?? ''} ${event.fault ?? ''}`.trim()
    case SPEAKING:
      return `9330 ${event.streams.map(({ streamId, level }) => `${streamId} ${level}`).join(', ')}`.trim()
    default:
      return `${event.op} ${event.memId} ${event.role}`
  }
}
