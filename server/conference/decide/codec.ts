import { VideoCodec } from '../../../protocol/numbers'
import { HangUpReason, Op } from '../../../protocol/ops'
import { isMini, memberById } from '../model/find'
import type { Member, Stream } from '../model/state'
import { type Step, changeStream, tell } from './step'

/**
 * Whoever publishes in VP8 is asked to publish the same stream in H.264 as soon as somebody is there who can show nothing
 * else, or it is recorded. Only once: a browser that sends VP8 all the same has no H.264, and then its picture reaches
 * browsers alone.
 */
export function agreeOnCodec(step: Step): Step {
  if (step.state.recording === null && !step.state.members.some(needsH264)) return step
  return step.state.streams.filter(isVp8).reduce(askForH264, step)
}

/** What a publisher is told to switch to; it answers by an offer for the same stream. */
export const switchToH264 = ({ rtcId }: Stream) => ({
  op: Op.HANG_UP,
  rtcId,
  endReason: HangUpReason.SWITCH_CODEC,
  useVCodes: [VideoCodec.H264]
})

const needsH264 = ({ terminal }: Member): boolean => isMini(terminal.type) || !terminal.vcodes.includes(VideoCodec.VP8)

const isVp8 = ({ via, vcodes, rebuilding, askedForH264 }: Stream): boolean =>
  via === 'webrtc' && !rebuilding && !askedForH264 && vcodes.length === 1 && vcodes[0] === VideoCodec.VP8

function askForH264(step: Step, stream: Stream): Step {
  const owner = memberById(step.state, stream.memId)
  // Who is away publishes anew after coming back anyway.
  if (owner?.online !== true) return step
  return tell(changeStream(step, stream.id, { askedForH264: true }), owner.sessId, switchToH264(stream))
}
