/** What one viewer has got since it began. */
export interface Seen {
  readonly pictures: number
  readonly sounds: number
  readonly bytes: number
  /** Frames (RTMP) or packets (WebRTC) that came. */
  readonly units: number
  /** Of those that were sent, by their own timeline or numbers. */
  readonly missing: number
  readonly isHeld: boolean
  /** Nothing can come any more. */
  readonly isCut: boolean
}

/** One of the audience, in whatever way. */
export interface Viewer {
  seen(): Seen
  close(): void
}
