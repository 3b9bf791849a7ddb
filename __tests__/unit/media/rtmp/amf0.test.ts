import fc from 'fast-check'
import { decodeAmf } from '../../../../server/media/embedded/rtmp/amf0-decode'
import { encodeAmf } from '../../../../server/media/embedded/rtmp/amf0-encode'
import { asObject, type AmfValue } from '../../../../server/media/embedded/rtmp/amf0-value'
import { ProtocolError } from '../../../../server/media/embedded/rtmp/protocol-error'

const { value } = fc.letrec<{ value: AmfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.string({ unit: 'grapheme' }),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 4, noNullPrototype: true })
  )
}))

describe('AMF0', () => {
  it('reads what it has written', () => {
    fc.assert(fc.property(fc.array(value), (values) => expect(decodeAmf(encodeAmf(...values))).toEqual(values)))
  })

  it('carries strings of more than 64 KB', () => {
    const text = 'x'.repeat(70_000)
    expect(decodeAmf(encodeAmf(text))).toEqual([text])
  })

  it.each<[string, string, AmfValue]>([
    ['a command name', '020007636f6e6e656374', 'connect'],
    ['a number', '003ff0000000000000', 1],
    ['an array with a count that is wrong', '08000000050003666f6f0101000009', { foo: true }],
    ['a date', '0b42700000000000000000', 2 ** 40],
    ['a long string', '0c000000026869', 'hi']
  ])('reads %s', (_, hex, expected) => {
    expect(decodeAmf(Buffer.from(hex, 'hex'))).toEqual([expected])
  })

  it('says that it does not understand, and throws nothing else, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decodeAmf(Buffer.from(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError)
        }
      }),
      { numRuns: 1000 }
    )
  })

  it('refuses every value that is cut short', () => {
    const whole = encodeAmf({ app: 'live', list: [1, true, null], text: 'x' })
    for (let length = 1; length < whole.length; length += 1) {
      expect(() => decodeAmf(whole.subarray(0, length))).toThrow(ProtocolError)
    }
  })

  it('refuses values that are nested to exhaust the stack', () => {
    const deep = Buffer.concat([Buffer.from('0a00000001'.repeat(10_000), 'hex'), Buffer.alloc(5)])
    expect(() => decodeAmf(deep)).toThrow('nested too deep')
  })

  it('keeps a key named __proto__ a key', () => {
    const [value] = decodeAmf(Buffer.from('0300095f5f70726f746f5f5f0300016101010000090000 09'.replace(' ', ''), 'hex'))
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(asObject(value ?? null).a).toBeUndefined()
  })
})
