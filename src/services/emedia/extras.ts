import { ownEvents } from '../../../protocol/parse/own-events'
import { peerEvents } from '../../../protocol/parse/peer-events'
import { commonEvents } from '../../../protocol/parse/server-events'
import { RECORDING } from '../../../protocol/recording'
import { Social } from '../../../protocol/social'
import type { Extras } from './core/extras'
import { askQuality } from './core/quality'
import { ConferenceRecording } from './core/recording'
import { SocialLife } from './core/social'

/** All that emeet has beyond the published API, and what browsers publish and receive with. */
export const extras: Extras = {
  ops: [RECORDING, Social.CHAT, Social.HAND, Social.MODERATE, Social.PRESENCE],
  events: new Map([...commonEvents, ...ownEvents, ...peerEvents]),
  social: ({ session, emitter, roster }) => new SocialLife(session, emitter, roster),
  quality: askQuality,
  recording: ({ session, api, roleToken, emitter }) => new ConferenceRecording(session, api, roleToken, emitter)
}
