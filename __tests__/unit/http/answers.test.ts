import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { Malformed } from '../../../protocol/parse/fields'
import { Refusal } from '../../../protocol/refusal'
import { failureOf } from '../../../server/http/failures'
import { pngOfModules } from '../../../server/http/qr/png'
import { languageOf, refusalBody } from '../../../server/http/refusals'

test.each([
  [undefined, 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-US,en;q=0.9,zh;q=0.8', 'en'],
  ['fr, zh-TW', 'zh'],
  ['de', 'en']
])('the language %p is read as %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})

test.each<[unknown, string]>([
  [new Refusal('locked'), 'locked'],
  [new Malformed('a', 'b'), 'bad-request'],
  [Object.assign(new Error('x'), { statusCode: 413 }), 'too-large'],
  [Object.assign(new Error('x'), { statusCode: 415 }), 'bad-request'],
  [new TypeError('cannot read secrets'), 'internal'],
  ['a text', 'internal']
])('%p becomes a refusal with the cause %s', (error, reason) => {
  expect(failureOf(error).reason).toBe(reason)
})

test('our own mistakes tell nothing of the inside', () => {
  const { reason, detail } = failureOf(new Error('/home/emeet/data is full'))
  expect(JSON.stringify(refusalBody(reason, detail, 'zh'))).not.toContain('/home')
})

/** Reads the picture back, pixel by pixel. */
function blackPixels(png: Buffer): boolean[][] {
  const size = png.readUInt32BE(16)
  const at = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
  const stride = 1 + Math.ceil(size / 8)
  return Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_pixel, x) => (rows.readUInt8(y * stride + 1 + (x >> 3)) & (0x80 >> (x & 7))) === 0)
  )
}

test('a PNG shows every module at its place, in its size', async () => {
  const square = fc.integer({ min: 1, max: 12 }).chain((size) => {
    const row = fc.array(fc.boolean(), { minLength: size, maxLength: size })
    return fc.array(row, { minLength: size, maxLength: size })
  })
  await fc.assert(
    fc.asyncProperty(square, fc.integer({ min: 1, max: 5 }), async (modules, scale) => {
      const pixels = blackPixels(await pngOfModules(modules, scale))
      expect(pixels.length).toBe(modules.length * scale)
      pixels.forEach((row, y) =>
        row.forEach((isBlack, x) => expect(isBlack).toBe(modules[Math.floor(y / scale)]?.[Math.floor(x / scale)]))
      )
    }),
    { numRuns: 30 }
  )
})
