import fc from 'fast-check'
import { buildAvcRecord, parseAvcRecord } from '../../../../server/media/embedded/h264/avc-record'
import { isAnnexB, joinAvc, splitAvc } from '../../../../server/media/embedded/h264/nal'
import { parseSps } from '../../../../server/media/embedded/h264/sps'

const bytes = (text: string): Buffer => Buffer.from(text, 'hex')
const nals = fc.array(fc.uint8Array({ minLength: 1, maxLength: 400 }).map((nal) => Buffer.from(nal)))

describe('access units', () => {
  it('are joined and split again', () => {
    fc.assert(fc.property(nals, (list) => expect(splitAvc(joinAvc(list), 4)).toEqual(list)))
  })

  it('are refused when a length does not add up', () => {
    const unit = joinAvc([Buffer.from('first'), Buffer.from('second')])
    expect(splitAvc(unit.subarray(0, unit.length - 1), 4)).toBeUndefined()
    expect(splitAvc(unit.subarray(0, 11), 4)).toBeUndefined()
  })

  it('may have shorter lengths', () => {
    expect(splitAvc(bytes('0002aabb0001cc'), 2)).toEqual([bytes('aabb'), bytes('cc')])
  })

  it.each([
    ['a start code of four bytes', '0000000167640028aa', true],
    ['a start code of three bytes', '00000167640028aa', true],
    ['a unit of one byte, rightly', '0000000109', false],
    ['a unit of 300 bytes', `0000012c${'41'.repeat(300)}`, false],
    ['nothing', '', false]
  ])('with %s: Annex B or not', (_, hex, expected) => {
    expect(isAnnexB(bytes(hex))).toBe(expected)
  })
})

describe('decoder configuration records', () => {
  const [sps, pps] = [bytes('6742c016d900a02ff970110000030001000003001e0f162e48'), bytes('68cb83cb20')]

  it('are read as they were built', () => {
    expect(parseAvcRecord(buildAvcRecord(sps, pps))).toEqual({ lengthSize: 4, sps: [sps], pps: [pps] })
  })

  it('are refused when they are cut short anywhere', () => {
    const record = buildAvcRecord(sps, pps)
    for (let length = 0; length < record.length; length += 1) {
      expect(parseAvcRecord(record.subarray(0, length))).toBeUndefined()
    }
  })

  it('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (data) => {
        const record = parseAvcRecord(Buffer.from([1, ...data]))
        if (record !== undefined) expect(record.sps.length * record.pps.length).toBeGreaterThan(0)
      })
    )
  })

  it('cannot be built from less than profile and level', () => {
    expect(() => buildAvcRecord(bytes('6742'), pps)).toThrow(RangeError)
  })
})

/** Written by x264 164 for the pictures that the expectations name. */
const SETS: [string, string, ReturnType<typeof parseSps>][] = [
  [
    'baseline',
    '6742c016d900a02ff970110000030001000003001e0f162e48',
    { profile: 66, level: 22, width: 640, height: 360, reorders: false }
  ],
  [
    'main with B-frames',
    '674d401feca02802dd8088000003000800000300f078c18cb0',
    { profile: 77, level: 31, width: 1280, height: 720, reorders: true }
  ],
  [
    'high without B-frames, cropped',
    '67640028acb200f0044fcb8088000003000800000300f078c19240',
    { profile: 100, level: 40, width: 1920, height: 1080, reorders: false }
  ],
  [
    'high 4:4:4 with B-frames',
    '67f40016919b281407b60220000003002000000303c1e2c5b2c0',
    { profile: 244, level: 22, width: 640, height: 480, reorders: true }
  ],
  [
    'main, interlaced, with a decoder buffer described',
    '674d4016f20140f6c04400000300040000030079808007a10001e84a4b280f8a1524',
    { profile: 77, level: 22, width: 640, height: 480, reorders: false }
  ],
  [
    'high with odd cropping',
    '6764000cacd94150878888c044000003000400000300783c50a658',
    { profile: 100, level: 12, width: 322, height: 242, reorders: true }
  ]
]

describe('sequence parameter sets', () => {
  it.each(SETS)('%s', (_, hex, expected) => {
    expect(parseSps(bytes(hex))).toEqual(expected)
  })

  it.each([
    ['another unit', '68cb83cb20'],
    ['nothing', ''],
    ['a set that is cut short', '6742c016d9']
  ])('are not found in %s', (_, hex) => {
    expect(parseSps(bytes(hex))).toBeUndefined()
  })

  it('never throw or hang, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (data) => {
        const info = parseSps(Buffer.from([0x67, ...data]))
        if (info !== undefined) expect(info.width * info.height).toBeGreaterThan(0)
      }),
      { numRuns: 2000 }
    )
  })
})
