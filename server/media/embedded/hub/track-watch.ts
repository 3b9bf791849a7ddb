import type { Tracks } from '../../engine'
import type { Kind } from './frame'

/** A kind that has not arrived for this long, in ms, is off. */
const SILENCE = 2000
/** How long the first kind waits for the other one before the stream is announced, in ms. */
const SETTLE = 200

export type TrackChange = { readonly type: 'live' | 'tracks'; readonly tracks: Tracks }

/** Tells from what arrives when a stream goes live and which of its tracks are on. Times are handed in. */
export class TrackWatch {
  private readonly seenAt: Record<Kind, number> = { audio: -Infinity, video: -Infinity }
  private firstAt: number | undefined
  private told: Tracks | undefined

  /** What was announced last; undefined before the stream went live. */
  get tracks(): Tracks | undefined {
    return this.told
  }

  seen(kind: Kind, now: number): TrackChange | undefined {
    this.seenAt[kind] = now
    this.firstAt ??= now
    if (this.told?.[kind] === true) return undefined
    return this.check(now)
  }

  /** To be called now and then: notices silence. */
  check(now: number): TrackChange | undefined {
    if (this.firstAt === undefined) return undefined
    const tracks = { audio: now - this.seenAt.audio < SILENCE, video: now - this.seenAt.video < SILENCE }
    if (this.told === undefined) {
      if (!(tracks.audio && tracks.video) && now - this.firstAt < SETTLE) return undefined
      this.told = tracks
      return { type: 'live', tracks }
    }
    if (tracks.audio === this.told.audio && tracks.video === this.told.video) return undefined
    this.told = tracks
    return { type: 'tracks', tracks }
  }

  reset(): void {
    this.seenAt.audio = this.seenAt.video = -Infinity
    this.firstAt = this.told = undefined
  }
}
