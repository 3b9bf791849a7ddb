import { readAdvisories } from '../../../scripts/lib/advisories.mjs'

const report = (vulnerabilities: object): string =>
  'npm warn something odd\n' + JSON.stringify({ auditReportVersion: 2, metadata: { vulnerabilities } })

test.each([
  ['none', report({ high: 0, critical: 0, total: 0 }), { answered: true, grave: 0, others: 0 }],
  ['some', report({ low: 2, high: 1, critical: 3, total: 6 }), { answered: true, grave: 4, others: 2 }],
  ['a registry that does not answer', '{ "message": "405", "error": { "summary": "" } }', { answered: false }],
  ['no JSON at all', 'npm error code ENOTFOUND', { answered: false }]
])('reads what npm audit prints: %s', (_, output, expected) => {
  expect(readAdvisories(output)).toEqual(expected)
})
