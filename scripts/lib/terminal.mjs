/** Moves the cursor up a line: what stands there is about to be painted over. */
const CURSOR_UP = '\x1b[1A'
/** Erases a line, and goes to its beginning. */
const CLEAR = ['\x1b[2K', '\x1b[G']

/**
 * What a program printed, without the bars of progress that it painted over again and again, and that would fill a
 * log.
 * @param {string} output
 */
export function withoutPainting(output) {
  const last = output.lastIndexOf(CURSOR_UP)
  if (last < 0) return output
  let rest = output.slice(last + CURSOR_UP.length)
  for (const code of CLEAR) if (rest.startsWith(code)) rest = rest.slice(code.length)
  return rest
}
