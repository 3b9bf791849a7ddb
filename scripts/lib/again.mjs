/** @typedef {import('./report.mjs').Result} Result */

/** More files than these are no bad luck. */
const MOST_FILES = 3

/**
 * Runs the few files that failed once more, with nothing beside them: tests with media, browsers and deadlines can fail
 * because the machine had no time for them. What fails again has failed. What does not is named in the summary with how
 * it failed printed above: more than once it was a defect that only a busy machine showed.
 *
 * @param {Result[]} results
 * @returns {Promise<Result[]>}
 */
export async function runAgain(results) {
  const files = results.flatMap(({ failedFiles = [] }) => failedFiles)
  if (files.length > MOST_FILES) return results
  /** @type {Result[]} */
  const judged = []
  for (const result of results) {
    const again = await result.again?.()
    judged.push(again === undefined ? result : { ...again, ms: result.ms + again.ms })
  }
  return judged
}
