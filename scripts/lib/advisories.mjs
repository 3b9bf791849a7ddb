/**
 * What `npm audit --json` has found.
 * @typedef {{ answered: false } | { answered: true, grave: number, others: number }} Advisories
 */

/**
 * Reads what `npm audit --json` printed, warnings before and after it included. Not every registry answers it.
 * @param {string} output
 * @returns {Advisories}
 */
export function readAdvisories(output) {
  /** @type {unknown} */
  let report
  try {
    report = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1))
  } catch {
    return { answered: false }
  }
  const { metadata } = /** @type {{ metadata?: { vulnerabilities?: Record<string, number> } }} */ (report)
  const found = metadata?.vulnerabilities
  if (found === undefined) return { answered: false }
  const { high = 0, critical = 0, total = 0 } = found
  return { answered: true, grave: high + critical, others: total - high - critical }
}
