import type { EventEmitter } from 'node:events'

export type StreamId = string
/** Names one WebRTC peer connection of one client: its session and the client's own `rtcId`. */
export type PeerId = string

/** The right of one member to do one thing with one stream until a moment. It is signed into every address. */
export interface StreamGrant {
  readonly purpose: 'publish' | 'play'
  readonly conferenceId: string
  readonly streamId: StreamId
  readonly memberId: string
  /** Milliseconds since 1970. Ends the right to begin, not a transfer that has begun. */
  readonly expires: number
  /** To play: only this of the stream, whatever else it carries. Absent: all of it. */
  readonly only?: 'audio' | 'video'
}

/** What flows in a stream. */
export interface Tracks {
  readonly audio: boolean
  readonly video: boolean
}

/** What a viewer wants of a stream. */
export interface Wanted extends Tracks {
  /** Pixels at which the pictures are shown: if there are smaller ones that suffice, they are sent. Absent: the largest. */
  readonly height?: number
}

/** A remote ICE candidate as it stands in SDP, with the section that it belongs to. */
export interface Candidate {
  readonly candidate: string
  readonly mid: string
}

export type DisconnectTarget =
  { readonly peerId: PeerId } | { readonly memberId: string } | { readonly streamId: StreamId }

/** Why the engine turned somebody away; the caller maps it to a code of the protocol. */
export class MediaError extends Error {
  constructor(
    readonly reason: 'bad-offer' | 'unsupported-codec' | 'no-such-stream' | 'no-such-peer' | 'unavailable',
    message: string
  ) {
    super(message)
    this.name = 'MediaError'
  }
}

/** How loud a stream is that speaks, or has just ceased to. */
export interface StreamLevel {
  readonly streamId: StreamId
  /** Decibels below overload (RFC 6464): 0 is the loudest there can be, 127 that it speaks no more. */
  readonly loudness: number
}

/** How a stream has arrived in the last second. */
export interface StreamQuality {
  readonly audioKbps: number
  readonly videoKbps: number
  readonly fps: number
  /** Pixels; absent while there are no pictures. */
  readonly width?: number
  readonly height?: number
  /** Lost on their way, before they were asked for again; absent where the transport hides it. */
  readonly lossPercent?: number
  readonly jitterMs?: number
  /** How often the picture has stood still since the stream began. */
  readonly freezes: number
}

/** Why what a publisher sends cannot be carried; it is found out from the media itself. */
export type MediaFault = 'b-frames' | 'annex-b' | 'unsupported-codec'

export interface MediaEvents {
  /** Media of a stream has begun to arrive. */
  live: [StreamId, Tracks]
  /** What arrives has changed: the publisher's audio or video began or stopped. */
  tracks: [StreamId, Tracks]
  /** Nothing arrives any more: the publisher left, was cut off or timed out. */
  gone: [StreamId]
  /** The publisher was turned away because of what it sent; `gone` follows if the stream was live. */
  refused: [StreamId, MediaFault]
  /**
   * All streams that speak now, of those that are listened to, some two times a second while any does; those that have just
   * ceased to speak are in it once.
   */
  levels: [readonly StreamLevel[]]
  /** A peer connection has ended other than by {@link MediaEngine.disconnect}. */
  peerClosed: [PeerId]
  /** Whether the pictures of a stream pause for one member, because they do not fit the line to it; sound goes on. */
  held: [StreamId, memberId: string, isHeld: boolean]
  /** The media process died; everything that flowed is gone. A new one is under way. */
  lost: []
}

/**
 * One way for streams to enter and leave. Implementations: embedded, srs. Every method is safe to repeat.
 *
 * An implementation asks its `authorize` callback at the moment somebody begins to publish or play, so that a right
 * which was withdrawn after the address was handed out is refused.
 */
export interface MediaEngine {
  readonly events: EventEmitter<MediaEvents>
  /** Of the streams that are live, measured anew each second. Replaced as a whole. */
  readonly qualities: ReadonlyMap<StreamId, StreamQuality>
  start(): Promise<void>
  close(): Promise<void>
  /** Address for live-pusher. `host` is the name by which the client reached this server. */
  publishUrl(grant: StreamGrant, host: string): string
  /** Address for live-player. */
  playUrl(grant: StreamGrant, host: string): string
  /** WebRTC: the client offers, the engine answers with SDP. Publishing an id anew replaces its source; viewers stay. */
  publish(peerId: PeerId, grant: StreamGrant, offer: string): Promise<string>
  subscribe(peerId: PeerId, grant: StreamGrant, offer: string, want: Wanted): Promise<string>
  /** Changes what a live subscription carries; resolves when the change counts. @throws {MediaError} 'no-such-peer' */
  resubscribe(peerId: PeerId, want: Wanted): Promise<void>
  addCandidates(peerId: PeerId, candidates: readonly Candidate[]): void
  /** Begins or ceases to tell in `levels` when a stream speaks, whether it is live already or not. */
  listen(streamId: StreamId, on: boolean): void
  /** Ends one peer, all of a member, or a whole stream with its viewers, at once. */
  disconnect(target: DisconnectTarget): void
}

/** Asked at the moment of use, after the signature of the grant has been found good. */
export type Authorize = (grant: StreamGrant) => boolean | Promise<boolean>
