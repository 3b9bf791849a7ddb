const LOOK_MS = 500

/**
 * Tells when npm, which runs us through a shell, was ended: that shell dies of the signal without passing it on, and
 * we would stay behind with the port in our hands. Without npm there is nothing to watch, since a person may leave a
 * script running on purpose.
 * @param {() => void} gone called once
 * @returns {() => void} ends the watch
 */
export function onParentGone(gone) {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined) return () => undefined
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    gone()
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
