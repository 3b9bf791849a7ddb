import type { ErrorName } from '../../../protocol/errors'
import { Role, StreamType } from '../../../protocol/numbers'
import { countDesktops, countVideos, memberBySession, streamsOf } from '../model/find'
import type { Member, State, Stream } from '../model/state'
import { conferenceCodecs } from '../model/wire'
import type { Decision, MuteCommand, PublishCommand } from './command'
import { tellMute } from './streams'
import { begin, change, changeStream } from './step'

/** How many streams one member may have. */
const STREAMS_MAX = 4
/** What a client may call its push or peer connection; it becomes part of addresses. */
const RTC_ID = /^[\w-]{1,64}$/

/**
 * A talker is given a stream to publish. Others hear of it when media arrives. The same `rtcId`, or the id of a stream of
 * one's own, is the same stream again: a fresh address for RTMP, a new version for WebRTC.
 */
export function publish(state: State, command: PublishCommand): Decision {
  const member = memberBySession(state, command.sessId)
  if (member === undefined) return { error: 'session-gone' }
  if (member.role === Role.AUDIENCE) return { error: 'not-permitted' }
  if (!RTC_ID.test(command.rtcId) || command.stream.type === StreamType.AUDIO_MIXER) return { error: 'bad-request' }
  const own = streamsOf(state, member.memId)
  const again = own.find((stream) => stream.id === command.stream.id) ?? own.find(isNamed(command.rtcId))
  if (again?.via === 'rtmp' && command.via === 'rtmp') return begin(state)
  const kept = state.streams.filter((stream) => stream !== again && !isSuperseded(stream, member, command))
  const refused = whyNotPublish(state, member, kept, command)
  if (refused !== undefined) return { error: refused }
  return change(begin(state), {
    streams: [...kept, again === undefined ? first(state, member, command) : anew(again, command)]
  })
}

const isNamed =
  (rtcId: string) =>
  (stream: Stream): boolean =>
    stream.rtcId === rtcId

/** A phone has one live-pusher: an address that was never pushed to is void once it asks for another one. */
const isSuperseded = (stream: Stream, { memId }: Member, { via }: PublishCommand): boolean =>
  via === 'rtmp' && stream.memId === memId && stream.via === 'rtmp' && stream.status === 'pending'

function whyNotPublish(
  { limits }: State,
  { memId }: Member,
  kept: readonly Stream[],
  { stream }: PublishCommand
): ErrorName | undefined {
  if (kept.filter((other) => other.memId === memId).length >= STREAMS_MAX) return 'videos-full'
  if (stream.type === StreamType.DESKTOP) {
    return countDesktops(kept) >= limits.maxPubDesktopCount ? 'desktops-full' : undefined
  }
  return stream.voff === 0 && countVideos(kept) >= limits.maxVideoCount ? 'videos-full' : undefined
}

/** An id that the client brings is from before we forgot the stream. It counts if it can only be the client's own. */
function idFor({ memId }: Member, { rtcId, stream: { id = '' } }: PublishCommand): string {
  const suffix = `__Of_${memId.replace(/^MS_X/, '')}`
  const isOwn = id.endsWith(suffix) && RTC_ID.test(id.slice(0, -suffix.length))
  return isOwn ? id : rtcId + suffix
}

function first(state: State, member: Member, command: PublishCommand): Stream {
  const { rtcId, via, peerId, stream } = command
  return {
    id: idFor(member, command),
    memId: member.memId,
    rtcId,
    via,
    peerId,
    rebuilding: false,
    type: stream.type,
    voff: stream.voff,
    aoff: stream.aoff,
    flowing: { audio: true, video: true },
    csrc: 1 + Math.max(0, ...state.streams.map((other) => other.csrc)),
    sver: 1,
    toldSver: 0,
    vcodes: via === 'rtmp' ? conferenceCodecs.slice(0, 1) : conferenceCodecs,
    askedForH264: false,
    ext: stream.ext ?? null,
    name: stream.name ?? null,
    status: 'pending'
  }
}

const anew = (before: Stream, { rtcId, via, peerId, stream }: PublishCommand): Stream => ({
  ...before,
  rtcId,
  via,
  peerId,
  rebuilding: false,
  type: stream.type,
  voff: stream.voff,
  aoff: stream.aoff,
  ext: stream.ext ?? before.ext,
  name: stream.name ?? before.name,
  sver: before.sver + 1
})

/** Muted or unmuted by the owner. Turning a camera on needs a place for its picture. */
export function mute(state: State, { sessId, rtcId, streamId, voff, aoff }: MuteCommand): Decision {
  const member = memberBySession(state, sessId)
  if (member === undefined) return { error: 'session-gone' }
  const own = streamsOf(state, member.memId)
  const stream = own.find(({ id }) => id === streamId) ?? own.find((other) => other.rtcId === rtcId)
  if (stream === undefined) return { error: 'no-such-stream' }
  const turnsOn = stream.type === StreamType.CAMERA && stream.voff === 1 && voff === 0
  if (turnsOn && countVideos(state.streams) >= state.limits.maxVideoCount) return { error: 'videos-full' }
  return tellMute(changeStream(begin(state), stream.id, { voff, aoff }), stream, { ...stream, voff, aoff })
}
