import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transformSync } from 'esbuild'
import { type Size, shippedUnder, sizeOf } from '../../bench/sizes/measure'
import { weappPackages } from '../../bench/sizes/weapp'
import { built } from '../support/build'

/**
 * What a phone or a browser loads may grow up to here. The goals are lower (bench/sizes); a budget is taken down with
 * every step towards its goal, and never up.
 */
const KB = 1024

const sdk = (): string => readFileSync(built('sdk'), 'utf8')
const sum = (sizes: readonly Size[]): number => sizes.reduce((bytes, { raw }) => bytes + raw, 0)

test('the mini-program: its main package, and all of it', () => {
  const packages = weappPackages(dirname(built('weapp')))
  expect(packages[0]).toMatchObject({ name: 'mini-program, main package' })
  expect(packages[0]!.size.raw).toBeLessThanOrEqual(350 * KB)
  expect(sum(packages.map(({ size }) => size))).toBeLessThanOrEqual(460 * KB)
})

test('the web app: all that the first page needs', () => {
  const h5 = dirname(built('h5'))
  const html = readFileSync(join(h5, 'index.html'), 'utf8')
  const first = [...html.matchAll(/(?:src|href)="\/((?:js|css)\/[^"]+)"/g)].map(([, path = '']) => join(h5, path))
  const rooms = shippedUnder(join(h5, 'js')).filter((file) => file.includes('shared.'))

  expect(first.length).toBeGreaterThan(1)
  expect(rooms).toHaveLength(1)
  expect(sizeOf([...first, ...rooms]).gzip).toBeLessThanOrEqual(120 * KB)
})

test('the SDK file for mini-programs', () => {
  const { raw, gzip } = sizeOf([built('sdk')])
  expect(raw).toBeLessThanOrEqual(51 * KB)
  expect(gzip).toBeLessThanOrEqual(16.8 * KB)
})

test('the SDK file is written in the syntax of 2015, makes no code of text, and knows no window', () => {
  const code = sdk()
  const lowered = transformSync(code, { target: 'es2015', minify: false }).code
  const unchanged = transformSync(code, { target: 'esnext', minify: false }).code

  expect(lowered).toBe(unchanged)
  expect(code).not.toMatch(/\beval\b|new Function|\bwindow\b/)
})
