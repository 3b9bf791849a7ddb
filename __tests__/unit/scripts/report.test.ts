import { checkCounts, jestCounts, readReport, sum, summary } from '../../../scripts/lib/report.mjs'

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

test('a report that is missing or no report of jest counts as none', () => {
  expect(readReport('/nowhere/report.json')).toBeUndefined()
  expect(readReport('package.json')).toBeUndefined()
})
