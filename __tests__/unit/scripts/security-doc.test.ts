import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../support/build'
import { addresses, calls, operations } from '../../system/rights/table'

test('docs/security.md shows the tables of rights that are tested, as they are', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
  for (const table of [calls, operations, addresses]) expect(text).toContain(table.replace(/^\n/, ''))
})

test('docs/security.md names tests that exist', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
  const [, threats = ''] = /## Threats\n([^]*?)\n## /.exec(text) ?? []
  const named = [...threats.matchAll(/`((?:unit|system|contract)\/[\w-]+)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(10)
  for (const path of new Set(named)) {
    const places = [`${path}.test.ts`, join(path)].map((place) => join(root, '__tests__', place))
    expect([path, places.some(existsSync)]).toEqual([path, true])
  }
})
