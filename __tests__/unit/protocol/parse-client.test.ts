import fc from 'fast-check'
import { parseClientFrame } from '../../../protocol/parse/client'
import { Op } from '../../../protocol/ops'

const ticket = {
  tktId: 'TK_1',
  url: 'wss://m.example/ws/TS_X1',
  confrId: 'TS_X1',
  memName: 'o#a_ann@d',
  type: 'confr',
  role: 3,
  rights: 3,
  timestamp: 1,
  expires: 2,
  hmac: 'x'
}

const parsed = (message: object): unknown => {
  const frame = parseClientFrame(JSON.stringify({ tsxId: 'T1', ...message }))
  return 'message' in frame ? frame.message : `malformed ${frame.malformed.field}`
}

const offer = { op: 102, rtcId: 'RTC0', sdp: '{"type":"OFFER","sdp":"v=0"}', cctx: '_i_1' }

describe('what people do with each other', () => {
  test.each<[string, object, object | string]>([
    ['a line, trimmed', { op: 9311, text: '  你好 ' }, { op: 9311, text: '你好' }],
    ['line breaks stay, of one kind', { op: 9311, text: 'a\r\nb' }, { op: 9311, text: 'a\nb' }],
    ['a family stays together', { op: 9311, text: '👨‍👩‍👧' }, { op: 9311, text: '👨‍👩‍👧' }],
    ['what nobody can see goes', { op: 9311, text: 'a\u0007\u202eb\u200b' }, { op: 9311, text: 'ab' }],
    ['what no database keeps', { op: 9311, text: 'a\u0000b' }, 'malformed text'],
    ['markup is text', { op: 9311, text: '<b>hi</b>' }, { op: 9311, text: '<b>hi</b>' }],
    ['500 characters', { op: 9311, text: 'x'.repeat(500) }, { op: 9311, text: 'x'.repeat(500) }],
    ['501 characters', { op: 9311, text: 'x'.repeat(501) }, 'malformed text'],
    ['nothing', { op: 9311, text: ' \u200b ' }, 'malformed text'],
    ['no text', { op: 9311, text: 5 }, 'malformed text'],
    ['a hand', { op: 9312, up: true }, { op: 9312, up: true, all: false }],
    ['all hands down', { op: 9312, all: true }, { op: 9312, up: false, all: true }],
    ['all hands up', { op: 9312, up: true, all: true }, 'malformed all'],
    ['an order', { op: 9313, memId: 'M', action: 'mute' }, { op: 9313, memId: 'M', action: 'mute' }],
    ['an order that nobody may give', { op: 9313, memId: 'M', action: 'unmute' }, 'malformed action'],
    ['an order to nobody', { op: 9313, action: 'mute' }, 'malformed memId'],
    ['a phone call', { op: 9314, call: 1 }, { op: 9314, call: true }]
  ])('%s', (_what, message, expected) => {
    expect(parsed(message)).toEqual(typeof expected === 'string' ? expected : { tsxId: 'T1', ...expected })
  })
})

describe('what the vendor sends is understood', () => {
  test.each<[string, object, object]>([
    ['exit', { op: 201, reason: 0 }, { op: Op.EXIT }],
    ['end for all', { op: 204, reason: 11 }, { op: Op.CLOSE }],
    [
      'publish, with noise',
      { ...offer, pubS: { type: 0, voff: 0, aoff: 1, vbitrate: 3, resolution: { w: 1, h: 1 }, id: '' } },
      { op: 102, rtcId: 'RTC0', sdp: 'v=0', cctx: '_i_1', pubS: { type: 0, voff: 0, aoff: 1 } }
    ],
    [
      'subscribe',
      { ...offer, sdp: { type: 'offer', sdp: 'v=0' }, subSId: 'S1', subSVideo: true, subSAudio: false },
      { op: 102, rtcId: 'RTC0', sdp: 'v=0', cctx: '_i_1', subSId: 'S1', subSVideo: true, subSAudio: false }
    ],
    [
      'candidates as texts, with an end among them',
      {
        op: 105,
        rtcId: 'R',
        cands: ['{"type":"candidate","candidate":"candidate:1","mlineindex":0,"mid":"0"}', '{"candidate":""}']
      },
      { op: 105, rtcId: 'R', cands: [{ candidate: 'candidate:1', mid: '0' }] }
    ],
    [
      'candidates as text of a list of objects',
      { op: 105, rtcId: 'R', cands: '[{"candidate":"c","mid":1}]' },
      { op: 105, rtcId: 'R', cands: [{ candidate: 'c', mid: '1' }] }
    ],
    ['hang up to rebuild', { op: 107, rtcId: 'R', endReason: -10 }, { op: 107, rtcId: 'R', endReason: -10 }],
    ['hang up', { op: 107, rtcId: 'R' }, { op: 107, rtcId: 'R' }],
    [
      'change a subscription',
      { op: 205, rtcId: 'R', subSId: 'S', subSVideo: 1 },
      { op: 205, rtcId: 'R', subSId: 'S', subSVideo: true, subSAudio: false }
    ],
    ['unsubscribe', { op: 206, rtcId: 'R', subSId: 'S' }, { op: 206, rtcId: 'R', subSId: 'S' }],
    ['mute', { op: 400, rtcId: 'R', voff: 1, aoff: 0 }, { op: 400, rtcId: 'R', voff: 1, aoff: 0 }],
    ['record', { op: 500, rtcId: 'R', flag: 1 }, { op: 500, flag: 1 }],
    ['sign of life', { op: 1000, cver: 4 }, { op: 1000, cver: 4 }],
    ['request', { op: 1002, memId: 'M', arg: '{}', tsxTime: 1 }, { op: 1002, memId: 'M', arg: '{}' }],
    ['its answer', { op: 1001, memId: 'M', result: 1 }, { op: 1001, memId: 'M', result: 1 }],
    ['message', { op: 1003, memId: 'M', arg: 'hello' }, { op: 1003, memId: 'M', arg: 'hello' }]
  ])('%s', (_what, message, expected) => {
    expect(parsed({ sessId: 'SS', ...message })).toEqual({ tsxId: 'T1', sessId: 'SS', ...expected })
  })

  test('entering: the name to show stands in ext, the codecs follow from the kind of client', () => {
    const mini = {
      op: 200,
      tkt: ticket,
      nickName: 'o#a_ann@d',
      ext: '{"nickName":" Ann "}',
      res: { type: 'MINI_PROGRAM', ops: [1003, 'x'] }
    }
    expect(parsed(mini)).toEqual({
      op: 200,
      tsxId: 'T1',
      tkt: ticket,
      nickName: 'Ann',
      ext: { nickName: ' Ann ' },
      res: { type: 'MINI_PROGRAM', ops: [1003], vcodes: ['H264'] }
    })
    expect(
      parsed({ op: 200, tkt: JSON.stringify(ticket), res: { type: 'WEB', agent: { browser: 'x' } } })
    ).toMatchObject({
      nickName: '',
      ext: {},
      res: { type: 'WEB', agent: '{"browser":"x"}', vcodes: ['VP8', 'H264'] }
    })
  })
})

describe('what is wrong is named', () => {
  test.each<[object, string]>([
    [{}, 'op'],
    [{ op: '200' }, 'op'],
    [{ op: 300 }, 'op'],
    [{ op: 104, rtcId: 'R', sdp: {} }, 'op'],
    [{ op: 200 }, 'tkt'],
    [{ op: 200, tkt: { ...ticket, role: 9 } }, 'tkt.role'],
    [{ op: 200, tkt: ticket, ext: '[]' }, 'ext'],
    [{ op: 200, tkt: ticket, ext: { a: 'x'.repeat(5000) } }, 'ext'],
    [{ ...offer, sdp: 'v=0' }, 'sdp'],
    [{ ...offer, sdp: { sdp: 'x'.repeat(70_000) } }, 'sdp.sdp'],
    [offer, 'subSId'],
    [{ ...offer, pubS: { type: 5 } }, 'pubS.type'],
    [{ op: 105, rtcId: 'R', cands: Array(65).fill('{}') }, 'cands'],
    [{ op: 107, rtcId: '' }, 'rtcId'],
    [{ op: 400, voff: 1 }, 'rtcId'],
    [{ op: 1003, memId: 'M', arg: {} }, 'arg'],
    [{ op: 1003, memId: 'M', arg: 'x'.repeat(16_385) }, 'arg'],
    [{ op: 201, sessId: 7 }, 'sessId'],
    [{ op: 201, tsxId: 'x'.repeat(129) }, 'tsxId']
  ])('%j', (message, field) => {
    expect(parsed(message)).toBe(`malformed ${field}`)
  })
})

describe('nothing that a client sends makes the parser throw', () => {
  const ops = Object.values(Op)
  const names = [
    'tsxId',
    'sessId',
    'tkt',
    'ext',
    'res',
    'rtcId',
    'sdp',
    'pubS',
    'subSId',
    'cands',
    'memId',
    'arg',
    'voff',
    'cver',
    'flag'
  ]

  test('any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        parseClientFrame(text)
      })
    )
  })

  test('any values in known fields', () => {
    const message = fc.tuple(fc.constantFrom(...ops), fc.dictionary(fc.constantFrom(...names), fc.jsonValue()))
    fc.assert(
      fc.property(message, ([op, fields]) => {
        const frame = parseClientFrame(JSON.stringify({ tsxId: 'T', op, ...fields }))
        return 'message' in frame || frame.malformed.message.length > 0
      }),
      { numRuns: 500 }
    )
  })

  test('nesting beyond any depth', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    for (const field of ['tkt', 'ext', 'res', 'cands', 'sdp']) {
      const frame = parseClientFrame(`{"op":200,"tsxId":"T","${field}":${deep}}`)
      expect('malformed' in frame && frame.tsxId).toBe('T')
    }
    const agent = `{"op":200,"tsxId":"T","tkt":${JSON.stringify(ticket)},"res":{"agent":{"a":${deep}}}}`
    expect('message' in parseClientFrame(agent)).toBe(true)
  })
})

test('a message that was understood is understood again as it was', () => {
  const text = fc.string({ minLength: 1, maxLength: 20 })
  const flag = fc.constantFrom(0, 1)
  const message = fc.oneof(
    fc.record({ op: fc.constant(107), rtcId: text, endReason: fc.integer() }),
    fc.record({ op: fc.constant(400), streamId: text, voff: flag, aoff: flag }),
    fc.record({ op: fc.constant(1003), memId: text, arg: fc.string({ maxLength: 100 }) }),
    fc.record({ op: fc.constant(1000), cver: fc.nat() }),
    fc.record({ op: fc.constant(205), rtcId: text, subSId: text, subSVideo: fc.boolean(), subSAudio: fc.boolean() })
  )
  fc.assert(
    fc.property(message, text, (fields, tsxId) => {
      const once = parsed({ ...fields, tsxId })
      expect(once).toEqual({ ...fields, tsxId })
      expect(parsed(once as object)).toEqual(once)
    })
  )
})
