/** Time, as the conferences see it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once after `ms`. Returns the function that calls it off; calling that late or twice does nothing. */
  after(ms: number, callback: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    // Waiting for somebody to come back must not keep a server from ending.
    timer.unref()
    return () => clearTimeout(timer)
  }
}
