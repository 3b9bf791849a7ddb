/** Milliseconds after which a page that is never idle is asked anyway. */
const SOON = 500

/** Calls back when the browser has nothing more urgent to do. Returns the function that prevents it. */
export function whenIdle(act: () => void): () => void {
  // Safari does not tell when it is idle.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, SOON)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(act, { timeout: SOON })
  return () => cancelIdleCallback(handle)
}
