import type { Transcoders } from '../codec/transcoder'
import type { BridgeFactory } from '../hub/bridge'
import { TagsToRtp } from './to-rtp'
import { RtpToTags } from './to-tags'

/** The bridges between the two faces of a stream; sound is converted by `transcoders`. */
export function createBridges(transcoders: Transcoders): BridgeFactory {
  return {
    toRtp: (output) => new TagsToRtp(transcoders, output),
    toTags: (output, requestKeyFrame) => new RtpToTags(transcoders, output, requestKeyFrame)
  }
}
