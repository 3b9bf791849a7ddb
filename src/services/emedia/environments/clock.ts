import type { Clock } from '../core/environment'

/** The real clock, which browsers, mini-programs and Node have under the same names. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  }
}
