import { existsSync, readFileSync } from 'node:fs'

/**
 * What one part of `npm test` came to.
 * @typedef {object} Result
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} ms
 * @property {string} [note] why it failed, when no test says so; or what had to be run again
 * @property {string[]} [failedFiles] files of tests that failed
 * @property {() => Promise<Result>} [again] runs these files once more, and is the result with what came of that
 */

/**
 * The counts of a check that either holds or does not.
 * @param {number} code the exit code of its command
 */
export const checkCounts = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })

/** The fields of jest's report that we count by.
 * @typedef {object} JestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites files that could not be run at all
 * @property {FileReport[]} [testResults]
 */

/**
 * @typedef {object} FileReport
 * @property {string} name its path
 * @property {string} status
 * @property {{ status: string }[]} assertionResults none when the file could not be run
 */

/**
 * Counts a jest run by the report that it wrote. A file that could not run is one failure, and so is a run without a
 * report, without a test, or with a bad exit code that no test explains.
 * @param {JestReport | undefined} report
 * @param {number} code jest's exit code
 * @returns {Omit<Result, 'name' | 'ms'>}
 */
export function jestCounts(report, code) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0, note: 'jest wrote no report' }
  const passed = report.numPassedTests
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  const skipped = report.numPendingTests + report.numTodoTests
  if (passed + failed === 0) return { passed, failed: 1, skipped, note: 'no tests found' }
  if (failed === 0 && code !== 0) return { passed, failed: 1, skipped, note: `jest ended with ${code}` }
  return { passed, failed, skipped }
}

const counted = /** @type {const} */ ([
  'numPassedTests',
  'numFailedTests',
  'numPendingTests',
  'numTodoTests',
  'numRuntimeErrorTestSuites'
])

/**
 * @param {unknown} value
 * @returns {value is JestReport}
 */
function isJestReport(value) {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map(Object.entries(value))
  return counted.every((name) => Number.isInteger(fields.get(name)))
}

/**
 * @param {string} path of a JSON report
 * @returns {JestReport | undefined} nothing when there is none, or a broken one
 */
export function readReport(path) {
  if (!existsSync(path)) return undefined
  try {
    /** @type {unknown} */
    const report = JSON.parse(readFileSync(path, 'utf8'))
    return isJestReport(report) ? report : undefined
  } catch {
    return undefined
  }
}

/** @param {JestReport | undefined} report */
export function failedFiles(report) {
  const files = report?.testResults ?? []
  return files.filter(({ status }) => status === 'failed').map(({ name }) => name)
}

/**
 * The report of a whole run, with that of some of its files, run again, in their place.
 * @param {JestReport} whole
 * @param {JestReport} again
 * @returns {JestReport}
 */
export function replaced(whole, again) {
  const names = new Set((again.testResults ?? []).map(({ name }) => name))
  const isAgain = (/** @type {FileReport} */ { name }) => names.has(name)
  const before = (whole.testResults ?? []).filter(isAgain)
  /** @param {string} status */
  const had = (status) =>
    before.flatMap((file) => file.assertionResults.filter((test) => test.status === status)).length
  const broken = before.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  return {
    numPassedTests: whole.numPassedTests - had('passed') + again.numPassedTests,
    numFailedTests: whole.numFailedTests - had('failed') + again.numFailedTests,
    numPendingTests: whole.numPendingTests - had('pending') + again.numPendingTests,
    numTodoTests: whole.numTodoTests - had('todo') + again.numTodoTests,
    numRuntimeErrorTestSuites: whole.numRuntimeErrorTestSuites - broken.length + again.numRuntimeErrorTestSuites
  }
}

/**
 * @param {Result[]} results
 * @returns {{ passed: number, failed: number }}
 */
export function sum(results) {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0)
  }
}

/** @param {Result} result */
function row({ name, passed, failed, skipped, ms, note }) {
  const cells = [name.padEnd(16), ...[passed, failed, skipped].map((count) => String(count).padStart(7))]
  return `${cells.join(' ')} ${(ms / 1000).toFixed(1).padStart(8)} s${note === undefined ? '' : `  ${note}`}`
}

/**
 * The table of all parts, and as its last line the sums.
 * @param {Result[]} results
 */
export function summary(results) {
  const { passed, failed } = sum(results)
  const head = `${''.padEnd(16)}  passed  failed skipped     time`
  return [head, ...results.map(row), '', `${passed} passed, ${failed} failed`].join('\n')
}
