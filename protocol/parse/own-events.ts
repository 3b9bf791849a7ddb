import { RECORDING, isRecordingFault } from '../recording'
import { Social } from '../social'
import { type Fields, ID } from './fields'
import { type EventMessage, type EventParser, type EventParsers, versionIn } from './server-events'
import { parseChatEvent, parseHandEvent, parseModerateEvent, parsePresenceEvent } from './server-social'

/** What emeet tells beyond emedia, to clients that list the operations. */
export const ownEvents: EventParsers = new Map<number, EventParser>([
  [RECORDING, parseRecording],
  [Social.CHAT, parseChatEvent],
  [Social.HAND, parseHandEvent],
  [Social.MODERATE, parseModerateEvent],
  [Social.PRESENCE, parsePresenceEvent]
])

function parseRecording(fields: Fields): EventMessage {
  const by = fields.optionalText('by', ID)
  const fault = fields.isUnset('fault') ? undefined : fields.one('fault', isRecordingFault, 'a known fault')
  return {
    op: RECORDING,
    cver: versionIn(fields),
    since: fields.integer('since', 0),
    ...(by === undefined ? {} : { by }),
    ...(fault === undefined ? {} : { fault })
  }
}
