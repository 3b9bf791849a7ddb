import type { MediaEngine, MediaEvents, StreamLevel } from '../media/engine'
import type { Command } from './decide/command'
import { streamById, streamByPeer } from './model/find'
import type { State } from './model/state'

/** A conference, as far as the engine's news concern it. */
interface Listener {
  readonly state: State
  observe(command: Command): void
  hear(levels: readonly StreamLevel[]): void
}

/** Brings the engine's news to the conferences that they are about. Returns the function that stops it. */
export function followMedia(engine: MediaEngine, conferences: () => Iterable<Listener>): () => void {
  const tell = (command: Command, isMeant: (state: State) => boolean): void => {
    for (const conference of [...conferences()]) if (isMeant(conference.state)) conference.observe(command)
  }
  const listeners: { [Name in keyof MediaEvents]: (...news: MediaEvents[Name]) => void } = {
    live: (streamId, tracks) => tell({ type: 'live', streamId, tracks }, hasStream(streamId)),
    tracks: (streamId, tracks) => tell({ type: 'tracks', streamId, tracks }, hasStream(streamId)),
    gone: (streamId) => tell({ type: 'gone', streamId }, hasStream(streamId)),
    refused: (streamId, fault) => tell({ type: 'refused', streamId, fault }, hasStream(streamId)),
    held: (streamId, memberId, isHeld) => tell({ type: 'held', streamId, memberId, isHeld }, hasStream(streamId)),
    levels: (levels) => {
      for (const conference of [...conferences()]) {
        const own = levels.filter(({ streamId }) => streamById(conference.state, streamId) !== undefined)
        if (own.length > 0) conference.hear(own)
      }
    },
    peerClosed: (peerId) =>
      tell({ type: 'hangUp', peerId, rebuild: true }, (state) => streamByPeer(state, peerId) !== undefined),
    lost: () => tell({ type: 'mediaLost' }, (state) => state.streams.length > 0)
  }
  const { events } = engine
  events.on('live', listeners.live)
  events.on('tracks', listeners.tracks)
  events.on('gone', listeners.gone)
  events.on('refused', listeners.refused)
  events.on('held', listeners.held)
  events.on('levels', listeners.levels)
  events.on('peerClosed', listeners.peerClosed)
  events.on('lost', listeners.lost)
  return () => {
    events.off('live', listeners.live)
    events.off('tracks', listeners.tracks)
    events.off('gone', listeners.gone)
    events.off('refused', listeners.refused)
    events.off('held', listeners.held)
    events.off('levels', listeners.levels)
    events.off('peerClosed', listeners.peerClosed)
    events.off('lost', listeners.lost)
  }
}

const hasStream =
  (streamId: string) =>
  (state: State): boolean =>
    streamById(state, streamId) !== undefined
