import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { ensureBuilt } from './builds.mjs'
import { Failure } from './failure.mjs'
import { root } from './files.mjs'
import { print, step } from './progress.mjs'
import { checkCounts, failedFiles, jestCounts, readReport, replaced } from './report.mjs'
import { runNode } from './run.mjs'
import { obtainTools } from './tools.mjs'

/**
 * @typedef {import('./suites.mjs').Part} Part
 * @typedef {import('./suites.mjs').Check} Check
 * @typedef {import('./suites.mjs').Suite} Suite
 * @typedef {import('./report.mjs').Result} Result
 * @typedef {Omit<Result, 'name' | 'ms'>} Counts
 */

const reports = join(root, '.cache', 'reports')

/** @param {Check} part @returns {Promise<Counts>} */
async function performCheck({ name, commands }) {
  const log = join(reports, `${name}.log`)
  const outcome = await step(
    name,
    async () => {
      for (const command of commands) {
        const outcome = await runNode(command, { log })
        if (outcome.code !== 0) return outcome
      }
      return { code: 0, output: '' }
    },
    ({ code }) => code === 0
  )
  if (outcome.code !== 0) print(outcome.output.trimEnd())
  return checkCounts(outcome.code)
}

/** At least two files of tests at a time, since most of them wait for media more than they work. */
const workers = String(Math.max(2, availableParallelism() - 1))

/**
 * One run of jest.
 * @param {Suite} suite
 * @param {string} label also the name of its log and report
 * @param {string[]} options
 */
async function runJest({ projects, tools }, label, options) {
  const env = await obtainTools(tools)
  const path = join(reports, `${label.replaceAll(' ', '-')}.json`)
  rmSync(path, { force: true })
  const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', ...projects, '--json', '--outputFile', path]
  const { code, output } = await step(
    `${label} tests`,
    () => runNode([...jest, ...options], { env, log: path.replace(/json$/, 'log') }),
    (outcome) => outcome.code === 0
  )
  // With --json, jest prints the whole report as its last line; people read what stands above it.
  if (code !== 0) print(output.replace(/^\{"numFailedTestSuites".*$/m, '').trimEnd())
  return { code, report: readReport(path) }
}

/** @param {Suite} suite @returns {Promise<Counts>} */
async function performSuite(suite) {
  for (const target of suite.builds) await ensureBuilt(target)
  const { name, alone } = suite
  const { code, report } = await runJest(suite, name, alone ? ['--runInBand'] : ['--maxWorkers', workers])
  const files = failedFiles(report)
  const counts = jestCounts(report, code)
  if (report === undefined || files.length === 0) return counts
  return { ...counts, failedFiles: files, again: () => performAgain(suite, report, files) }
}

/**
 * @param {Suite} suite
 * @param {import('./report.mjs').JestReport} whole what came of all files
 * @param {string[]} files the ones that failed
 * @returns {Promise<Result>}
 */
async function performAgain(suite, whole, files) {
  const started = Date.now()
  const label = `${suite.name} again`
  const { code, report } = await runJest(suite, label, ['--runInBand', '--runTestsByPath', ...files])
  const counts = jestCounts(report === undefined ? undefined : replaced(whole, report), code)
  const names = files.map((file) => relative(root, file)).join(', ')
  return { name: suite.name, ms: Date.now() - started, note: `run again, alone: ${names}`, ...counts }
}

/** @param {Part} part @returns {Promise<Counts>} */
async function performKind(part) {
  if (part.kind === 'check') return performCheck(part)
  if (part.kind === 'suite') return performSuite(part)
  await ensureBuilt(part.target)
  return checkCounts(0)
}

/**
 * Does one part and counts it. A part that could not even begin counts as one failure and says why.
 * @param {Part} part
 * @returns {Promise<Result>}
 */
export async function perform(part) {
  const started = Date.now()
  /** @param {Counts} counts @returns {Result} */
  const result = (counts) => ({ name: part.name, ms: Date.now() - started, ...counts })
  try {
    return result(await performKind(part))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    print(error.details.trimEnd())
    print(error.message)
    return result({ passed: 0, failed: 1, skipped: 0, note: error.message })
  }
}
