/** A stretch of time in ms, its end not included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** One recorded stream, as it is asked for. */
export interface ClipRequest {
  /** Of the MP4. */
  readonly path: string
  readonly memId: string
  readonly nickName: string
  readonly kind: 'camera' | 'screen'
  /** When it begins, in ms since 1970. */
  readonly startedAt: number
}

/** One recorded stream in its place in the film; times are ms from the film's beginning. */
export interface Clip extends Omit<ClipRequest, 'startedAt'>, Span {
  /** When there was something to see; nobody films for the whole of a meeting. */
  readonly pictures: readonly Span[]
  readonly audio: boolean
}
