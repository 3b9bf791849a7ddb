import { runAgain } from '../../../scripts/lib/again.mjs'
import {
  checkCounts,
  failedFiles,
  jestCounts,
  readReport,
  replaced,
  sum,
  summary
} from '../../../scripts/lib/report.mjs'

const report = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 2,
  numRuntimeErrorTestSuites: 0
}

test('a good run counts what jest counted, and tells what was skipped', () => {
  expect(jestCounts(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 3 })
})

test('failed tests and files that could not run are both failures', () => {
  const counts = jestCounts({ ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1)
  expect(counts).toMatchObject({ passed: 5, failed: 3 })
})

test.each([
  ['jest wrote no report', undefined, 1],
  ['no tests found', { ...report, numPassedTests: 0 }, 0],
  ['jest ended with 1', report, 1]
])('a run is never good by silence: %s', (note, written, code) => {
  expect(jestCounts(written, code)).toMatchObject({ failed: 1, note })
})

test('a check counts as one', () => {
  expect(checkCounts(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  expect(checkCounts(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('the last line of the summary is the sum of all parts', () => {
  const results = [
    { name: 'types', ms: 1200, ...checkCounts(0) },
    { name: 'unit', ms: 3400, ...jestCounts({ ...report, numFailedTests: 1 }, 1) }
  ]
  expect(sum(results)).toEqual({ passed: 6, failed: 1 })
  expect(summary(results).split('\n').at(-1)).toBe('6 passed, 1 failed')
})

test('files that are run again count as they did then', () => {
  const file = (name: string, status: string, ...tests: string[]) => ({
    name,
    status,
    assertionResults: tests.map((test) => ({ status: test }))
  })
  const whole = {
    ...report,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 1,
    testResults: [
      file('a', 'passed', 'passed'),
      file('b', 'failed', 'passed', 'failed', 'pending'),
      file('c', 'failed')
    ]
  }
  expect(failedFiles(whole)).toEqual(['b', 'c'])
  const passed = {
    numPassedTests: 4,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0
  }
  const again = { ...passed, testResults: [file('b', 'passed'), file('c', 'passed')] }
  expect(jestCounts(replaced(whole, again), 0)).toEqual({ passed: 8, failed: 0, skipped: 3 })
  const worse = { ...passed, numPassedTests: 1, numFailedTests: 3, testResults: again.testResults }
  expect(jestCounts(replaced(whole, worse), 1)).toEqual({ passed: 5, failed: 3, skipped: 3 })
})

test('few files that failed are run again, many are not', async () => {
  const failed = (files: number) => ({
    name: 'system',
    ms: 10,
    ...jestCounts({ ...report, numFailedTests: files }, 1),
    failedFiles: Array.from({ length: files }, (_, index) => `${index}.test.ts`),
    again: () => Promise.resolve({ name: 'system', ms: 5, passed: 9, failed: 0, skipped: 0, note: 'run again' })
  })
  const good = { name: 'types', ms: 1, ...checkCounts(0) }
  const judged = await runAgain([good, failed(3)])
  expect(judged).toEqual([good, { name: 'system', ms: 15, passed: 9, failed: 0, skipped: 0, note: 'run again' }])
  expect(sum(await runAgain([good, failed(4)]))).toEqual({ passed: 6, failed: 4 })
})

test('a report that is missing or no report of jest counts as none', () => {
  expect(readReport('/nowhere/report.json')).toBeUndefined()
  expect(readReport('package.json')).toBeUndefined()
})
