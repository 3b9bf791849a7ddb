import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root } from '../../../scripts/lib/files.mjs'
import { forget, hashOf, isFresh, stamp } from '../../../scripts/lib/fresh.mjs'

const target = `test-${process.pid}`
let folder: string
let inputs: string[]
let output: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emeet-fresh-'))
  writeFileSync(join(folder, 'a.ts'), 'one')
  inputs = [relative(root, folder)]
  output = join(inputs[0]!, 'a.ts')
  stamp(target, hashOf(inputs))
})

afterEach(() => {
  forget(target)
  rmSync(folder, { recursive: true })
})

test('what was built from just these inputs is fresh', () => {
  expect(isFresh(target, inputs, output)).toBe(true)
})

test.each([
  ['an input changes', () => writeFileSync(join(folder, 'a.ts'), 'two')],
  ['an input is added', () => writeFileSync(join(folder, 'b.ts'), '')],
  ['it is forgotten', () => forget(target)]
])('it is stale when %s', (_when, change) => {
  change()
  expect(isFresh(target, inputs, output)).toBe(false)
})

test('it is stale when the output is gone', () => {
  expect(isFresh(target, inputs, join(inputs[0]!, 'gone.js'))).toBe(false)
})

test('text that moves from one file to the next is a change', () => {
  writeFileSync(join(folder, 'b.ts'), 'more')
  const before = hashOf(inputs)
  writeFileSync(join(folder, 'a.ts'), 'onemo')
  writeFileSync(join(folder, 'b.ts'), 're')
  expect(hashOf(inputs)).not.toBe(before)
})
