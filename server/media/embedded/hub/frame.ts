/**
 * What travels through a stream, in two faces. RTMP, HTTP-FLV and the recorder speak in {@link Tag}s; WebRTC speaks in
 * RTP packets. A bridge turns one into the other, only while somebody needs it.
 */

export type Kind = 'audio' | 'video'

/** Publishers may send their pictures twice: as they are, and smaller for small tiles and thin lines. */
export type Layer = 'large' | 'small'

/** One FLV tag body, shared by all that read it: never written to after it was made. */
export interface Tag {
  readonly type: 'audio' | 'video' | 'script'
  /** Milliseconds on the stream's own timeline: starts near 0, never goes back within a type, also over a republish. */
  readonly timestamp: number
  readonly body: Buffer
  /** Begins a GOP. */
  readonly keyFrame: boolean
  /** A sequence header: codec configuration without a picture or a sound. */
  readonly header: boolean
}

/** One RTP packet without what belongs to a single hop (SSRC, payload type, extensions). */
export interface RtpPacket {
  readonly kind: Kind
  /** As the publisher numbered it; a bridge numbers its own. */
  readonly sequence: number
  /** RTP clock units: 90 kHz video, 48 kHz audio. */
  readonly timestamp: number
  readonly marker: boolean
  readonly payload: Buffer
  /** The first packet of a key frame. */
  readonly keyFrame: boolean
  /** Set where it is not the usual one of its kind, Opus or H.264. VP8 reaches WebRTC viewers only. */
  readonly codec?: 'vp8'
}

/** One RTCP sender report: this RTP timestamp was this wall-clock moment at the publisher. */
export interface ClockReport {
  readonly kind: Kind
  readonly ntpMs: number
  readonly timestamp: number
}

/** Reads tags. `write` returns false when there is no room: the hub then skips to the next key frame. */
export interface TagSink {
  readonly id: string
  readonly memberId: string
  /** It is given no other tags than these. Absent: all. */
  readonly only?: Kind
  /** Milliseconds for which the oldest of what it has not passed on has been waiting; 0 if left out. */
  readonly backlog?: number
  write(tags: readonly Tag[]): boolean
  /** The pictures pause because it is too far behind, or go on; the sound goes on all the time. */
  held?(isHeld: boolean): void
  /** The stream has ended, or the right to it. */
  end(reason: string): void
}

/** Reads RTP. */
export interface RtpSink {
  readonly id: string
  readonly memberId: string
  packet(packet: RtpPacket): void
  /** The same pictures, smaller, on the same clock and with a numbering of their own. Absent: it has no use for them. */
  small?(packet: RtpPacket): void
  clock(report: ClockReport): void
  end(reason: string): void
}

/** Where a stream comes from. */
export interface Source {
  readonly face: 'tag' | 'rtp'
  readonly conferenceId: string
  readonly memberId: string
  /** Asks for a key frame; does nothing where the protocol has no way to ask (RTMP). */
  requestKeyFrame(layer?: Layer): void
  /** Ends the publisher; repeated calls do nothing. */
  end(reason: string): void
}
