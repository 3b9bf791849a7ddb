import { Op } from '../../../protocol/ops'
import type { StreamId, Tracks } from '../../media/engine'
import { isAnnounced, memberById, streamById, streamByPeer } from '../model/find'
import type { State, Stream } from '../model/state'
import { conferenceCodecs, muteOf, wireStream } from '../model/wire'
import { switchToH264 } from './codec'
import type { Command } from './command'
import { type Step, also, begin, change, changeStream, grow, others, tell, tellAll } from './step'

/**
 * Tells everybody but the owner, whose client would take it for somebody else's. Always as a version that was not told
 * before: clients add a stream a second time when they hear of a version twice.
 */
export function announce(step: Step, stream: Stream): Step {
  const owner = memberById(step.state, stream.memId)
  if (owner === undefined) return step
  const sver = stream.sver === stream.toldSver ? stream.sver + 1 : stream.sver
  const grown = grow(changeStream(step, stream.id, { sver, toldSver: sver }))
  const pubS = wireStream({ ...stream, toldSver: sver }, owner)
  const added = { op: Op.STREAM_ADDED, cver: grown.state.version, memId: owner.memId, pubS }
  return tellAll(grown, added, others(owner.memId))
}

function withdraw(step: Step, stream: Stream): Step {
  if (!isAnnounced(stream)) return step
  const grown = grow(step)
  const { version } = grown.state
  const removed = { op: Op.STREAM_REMOVED, cver: version, memId: stream.memId, pubSId: stream.id }
  return tellAll(grown, removed, others(stream.memId))
}

/** The stream is no more, nor is anybody's watching of it. */
export function dropStream(step: Step, stream: Stream): Step {
  const without = change(step, { streams: step.state.streams.filter((other) => other.id !== stream.id) })
  return also(withdraw(without, stream), { type: 'cut', target: { streamId: stream.id } })
}

/** Not announced any more, but known: its publisher may push again by itself. */
const shelve = (step: Step, stream: Stream): Step =>
  withdraw(changeStream(step, stream.id, { status: 'pending' }), stream)

/** The engine has answered a publisher's offer. Who knows the stream already must subscribe to it anew. */
export function answered(state: State, { streamId, peerId, codec }: Extract<Command, { type: 'answered' }>): Step {
  const stream = streamById(state, streamId)
  if (stream?.peerId !== peerId) return begin(state)
  const status = stream.status === 'orphaned' ? 'reviving' : stream.status
  const now: Stream = { ...stream, vcodes: codec === null ? conferenceCodecs : [codec], status }
  const changed = changeStream(begin(state), streamId, now)
  return isAnnounced(stream) && stream.sver !== stream.toldSver ? announce(changed, now) : changed
}

/** Media of a stream has begun to arrive: now, and not when it was asked for, others hear of it. */
export function becameLive(state: State, streamId: StreamId, flowing: Tracks): Step {
  const stream = streamById(state, streamId)
  if (stream === undefined) return begin(state)
  const live: Stream = { ...stream, status: 'live', flowing }
  const changed = changeStream(begin(state), streamId, live)
  const isNews = stream.status === 'pending' || stream.status === 'orphaned'
  return isNews ? announce(changed, live) : tellMute(changed, stream, live)
}

/** Audio or video began or stopped. Vendor mini-programs have no way of saying that they have muted. */
export function tracksChanged(state: State, streamId: StreamId, flowing: Tracks): Step {
  const stream = streamById(state, streamId)
  if (stream === undefined) return begin(state)
  const changed = { ...stream, flowing }
  return tellMute(changeStream(begin(state), streamId, { flowing }), stream, changed)
}

/** Tells the others how a stream is muted, if that is news and they know the stream. */
export function tellMute(step: Step, before: Stream, after: Stream): Step {
  const was = muteOf(before)
  const mute = muteOf(after)
  if (!isAnnounced(after) || (mute.voff === was.voff && mute.aoff === was.aoff)) return step
  const grown = grow(step)
  const { id: streamId, memId, toldSver: sver } = after
  const changed = { op: Op.STREAM_CHANGED, cver: grown.state.version, memId, streamId, ...mute, sver }
  return tellAll(grown, changed, others(memId))
}

/** Nothing arrives any more. A web client that is rebuilding its peer connection has until its timer ends. */
export function gone(state: State, streamId: StreamId): Step {
  const stream = streamById(state, streamId)
  if (stream === undefined || !isAnnounced(stream)) return begin(state)
  if (stream.rebuilding) return changeStream(begin(state), streamId, { status: 'orphaned' })
  return shelve(begin(state), stream)
}

/** The wait for a stream is over. One that can come back without our hearing of it first stays known. */
export function giveUpStream(state: State, streamId: StreamId): Step {
  const stream = streamById(state, streamId)
  if (stream === undefined || !isAwaited(stream)) return begin(state)
  return stream.rebuilding ? dropStream(begin(state), stream) : shelve(begin(state), stream)
}

/**
 * A web client has closed, or lost, a peer connection. With `rebuild` it will offer the stream again; until then the
 * engine keeps what it has, so that viewers stay connected. The final hang-up that the vendor's client sends between the
 * two must not end the stream. Peers that publish nothing are just closed.
 */
export function hangUp(state: State, { peerId, rebuild }: Extract<Command, { type: 'hangUp' }>): Step {
  const stream = streamByPeer(state, peerId)
  if (stream === undefined) return also(begin(state), { type: 'cut', target: { peerId } })
  if (stream.rebuilding) return begin(state)
  return rebuild ? changeStream(begin(state), stream.id, { rebuilding: true }) : dropStream(begin(state), stream)
}

/**
 * The media process died. Streams stay known for a moment: live-pusher connects again by itself; web publishers are told
 * to switch codecs, which is the one thing that makes the vendor's client publish the same stream again at once (a plain
 * hang-up would not). Viewers learn from the new version of the stream that they must subscribe anew; telling them to
 * hang up as well would only race with that.
 */
export function mediaLost(state: State): Step {
  const streams = state.streams.map((stream): Stream => ({
    ...stream,
    rebuilding: stream.via === 'webrtc',
    status: isAnnounced(stream) ? 'orphaned' : 'pending'
  }))
  return state.streams
    .filter((stream) => stream.via === 'webrtc')
    .reduce(
      (step, stream) => {
        const owner = memberById(state, stream.memId)
        // Who is away rebuilds everything after coming back anyway.
        if (owner?.online !== true) return step
        return tell(step, owner.sessId, switchToH264(stream))
      },
      change(begin(state), { streams })
    )
}

/** Something must happen to it soon, or it is withdrawn. */
export const isAwaited = (stream: Stream): boolean =>
  stream.rebuilding || stream.status === 'orphaned' || stream.status === 'reviving'
