const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const FRAME_MS = 120
/** How often a line says that work goes on, where lines cannot be rewritten. */
const STILL_MS = 30_000

/** @param {number} started milliseconds */
const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`

/** Shows a running step on a terminal: one line that turns and counts. */
function spinner(/** @type {string} */ label, /** @type {number} */ started) {
  let frame = 0
  const timer = setInterval(() => {
    frame = (frame + 1) % FRAMES.length
    process.stdout.write(`\r\x1b[2K${FRAMES[frame]} ${label} ${seconds(started)}`)
  }, FRAME_MS)
  return () => {
    clearInterval(timer)
    process.stdout.write('\r\x1b[2K')
  }
}

/** Shows a running step in a log: one line now and then. */
function lines(/** @type {string} */ label, /** @type {number} */ started) {
  console.log(`… ${label}`)
  const timer = setInterval(() => console.log(`… ${label}, ${seconds(started)}`), STILL_MS)
  return () => clearInterval(timer)
}

/**
 * Shows that a step runs, for how long, and how it ended.
 * @template Result
 * @param {string} label
 * @param {() => Promise<Result>} work
 * @param {(result: Result) => boolean} [good] whether a result is a success
 * @returns {Promise<Result>} what `work` gives; it rejects as `work` does
 */
export async function step(label, work, good = () => true) {
  const started = Date.now()
  const stop = process.stdout.isTTY ? spinner(label, started) : lines(label, started)
  let mark = '✗'
  try {
    const result = await work()
    if (good(result)) mark = '✓'
    return result
  } finally {
    stop()
    console.log(`${mark} ${label} (${seconds(started)})`)
  }
}
