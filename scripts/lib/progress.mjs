const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const FRAME_MS = 120
/** How often a line says that work goes on, where lines cannot be rewritten. */
const STILL_MS = 30_000
const ERASE = '\r\x1b[2K'

/**
 * What runs now, and since when; steps may run beside each other.
 * @type {Map<symbol, { label: string, started: number }>}
 */
const running = new Map()
/** @type {NodeJS.Timeout | undefined} */
let timer
let frame = 0

/** @param {number} started milliseconds */
const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`

const whatRuns = () => [...running.values()].map(({ label, started }) => `${label} ${seconds(started)}`).join(' · ')

/** On a terminal one line that turns and counts; in a log one line now and then. */
function show() {
  if (!process.stdout.isTTY) {
    console.log(`… ${whatRuns()}`)
    return
  }
  frame = (frame + 1) % FRAMES.length
  process.stdout.write(`${ERASE}${FRAMES[frame]} ${whatRuns()}`.slice(0, process.stdout.columns + ERASE.length))
}

/** Says something while steps run. @param {string} line that stays */
export function print(line) {
  if (process.stdout.isTTY) process.stdout.write(ERASE)
  console.log(line)
}

/** @param {string} label @returns {(mark: string) => void} ends it */
function begin(label) {
  const id = Symbol(label)
  const started = Date.now()
  running.set(id, { label, started })
  if (!process.stdout.isTTY) print(`… ${label}`)
  timer ??= setInterval(show, process.stdout.isTTY ? FRAME_MS : STILL_MS)
  return (mark) => {
    running.delete(id)
    print(`${mark} ${label} (${seconds(started)})`)
    if (running.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
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
  const end = begin(label)
  let mark = '✗'
  try {
    const result = await work()
    if (good(result)) mark = '✓'
    return result
  } finally {
    end(mark)
  }
}
