import type { State } from '../model/state'
import { setAttributes, setFlags } from './attributes'
import { say } from './chat'
import { agreeOnCodec } from './codec'
import type { Command, Context, Decision, SocialCommand } from './command'
import { closeEmpty, destroy } from './end'
import { enter, resume } from './enter'
import { expel } from './expel'
import { hand } from './hand'
import { holdVideo } from './hold-video'
import { kick } from './kick'
import { listeningOrders } from './listening'
import { exit, giveUp, lose } from './leave'
import { moderate } from './moderate'
import { setOnCall } from './presence'
import { mute, publish } from './publish'
import { record, recordingFailed } from './recording'
import { recordingOrders } from './recording-orders'
import { remote } from './remote'
import { giveRoles, promote } from './roles'
import { refuseMedia } from './refuse-media'
import { answered, becameLive, giveUpStream, gone, hangUp, mediaLost, tracksChanged } from './streams'
import { timersFor } from './upkeep'

/** The rules. What happens to a conference, and what is to be done about it, or why it may not happen. Pure. */
export function decide(state: State, command: Command, context: Context): Decision {
  if (state.ended) return { error: 'ended' }
  const decision = judge(state, command, context)
  if ('error' in decision) return decision
  const agreed = agreeOnCodec(decision)
  const orders = recordingOrders(state, agreed.state)
  const listening = listeningOrders(state, agreed.state)
  const effects = [...agreed.effects, ...timersFor(state, agreed.state, context), ...orders, ...listening]
  return { state: agreed.state, effects }
}

function judge(state: State, command: Command, context: Context): Decision {
  switch (command.type) {
    case 'enter':
      return enter(state, command, context)
    case 'resume':
      return resume(state, command.sessId, command.name)
    case 'lost':
      return lose(state, command.sessId, context)
    case 'graceOver':
      return giveUp(state, command.sessId)
    case 'exit':
      return exit(state, command.sessId)
    case 'kick':
      return kick(state, command, context)
    case 'expel':
      return expel(state, command, context)
    case 'grant':
    case 'degrade':
      return giveRoles(state, command, context)
    case 'destroy':
      return destroy(state, command.by)
    case 'emptyOver':
      return closeEmpty(state)
    case 'leaderlessOver':
      return promote(state, context)
    case 'attributes':
      return setAttributes(state, command)
    case 'flags':
      return setFlags(state, command)
    case 'remote':
      return remote(state, command, context)
    case 'chat':
    case 'hand':
    case 'moderate':
    case 'presence':
      return judgeSocial(state, command, context)
    default:
      return judgeMedia(state, command, context)
  }
}

function judgeSocial(state: State, command: SocialCommand, context: Context): Decision {
  switch (command.type) {
    case 'chat':
      return say(state, command, context)
    case 'hand':
      return hand(state, command, context)
    case 'moderate':
      return moderate(state, command, context)
    case 'presence':
      return setOnCall(state, command)
  }
}

type MediaCommand = Extract<
  Command,
  {
    type:
      | 'publish'
      | 'answered'
      | 'hangUp'
      | 'live'
      | 'tracks'
      | 'gone'
      | 'refused'
      | 'held'
      | 'mediaOver'
      | 'mediaLost'
      | 'mute'
      | 'record'
      | 'recordingFailed'
  }
>

function judgeMedia(state: State, command: MediaCommand, context: Context): Decision {
  switch (command.type) {
    case 'publish':
      return publish(state, command)
    case 'answered':
      return answered(state, command)
    case 'hangUp':
      return hangUp(state, command)
    case 'live':
      return becameLive(state, command.streamId, command.tracks)
    case 'tracks':
      return tracksChanged(state, command.streamId, command.tracks)
    case 'gone':
      return gone(state, command.streamId)
    case 'refused':
      return refuseMedia(state, command)
    case 'held':
      return holdVideo(state, command)
    case 'mediaOver':
      return giveUpStream(state, command.streamId)
    case 'mediaLost':
      return mediaLost(state)
    case 'mute':
      return mute(state, command)
    case 'record':
      return record(state, command, context)
    case 'recordingFailed':
      return recordingFailed(state, command)
  }
}
