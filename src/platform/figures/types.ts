/** What a player or a pusher has said, and when. */
export interface CodeNote {
  readonly code: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** How a stream travels now. Places know different things; what one does not know is absent. */
export interface StreamFigures {
  /** Empty for what one sends oneself. */
  readonly streamId: string
  readonly kbps?: number | undefined
  readonly fps?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** Per cent of the packets. */
  readonly lossPercent?: number | undefined
  readonly jitterMs?: number | undefined
  /** To the server and back. */
  readonly roundTripMs?: number | undefined
  /**
   * The part of the delay from lens to eye that this place can measure: a browser from the server to the decoded
   * picture, a phone what lies in the player's buffer. The real delay is larger by the sender's camera, encoder and way.
   */
  readonly leastDelayMs?: number | undefined
  /** Newest last. */
  readonly codes: readonly CodeNote[]
}
