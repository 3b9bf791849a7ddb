/**
 * An operation of our own: how the streams of the conference arrive at the server. Nothing is sent to who does not ask;
 * who wants to go on knowing asks again each second. Anybody in the conference may, also before one has been told of.
 */
export const QUALITY = 9331

export interface AskQuality {
  readonly op: typeof QUALITY
}

/** How a stream arrived at the server in the last second. */
export interface StreamQuality {
  readonly audioKbps: number
  readonly videoKbps: number
  readonly fps: number
  /** Pixels, as the pictures themselves say it; absent before the first key frame. */
  readonly width?: number
  readonly height?: number
  /** Packets that were lost on their way, before they were asked for again; the worse of sound and picture. WebRTC only. */
  readonly lossPercent?: number
  /** How unevenly packets arrive (RFC 3550); the worse of sound and picture. WebRTC only. */
  readonly jitterMs?: number
  /** How often the picture has stood still since the stream began, by the definition of W3C's `freezeCount`. */
  readonly freezes: number
}

export type QualityOfStream = StreamQuality & { readonly streamId: string; readonly memId: string }

/** What the answer brings: one's own streams too; a stream that has only just begun is not among them yet. */
export interface QualityAnswer {
  readonly streams: readonly QualityOfStream[]
}
