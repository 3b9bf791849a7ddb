import { mergeAttributes } from '../../../src/services/emedia/mgr/attributes'
import { readRoomArgument } from '../../../src/services/emedia/mgr/arguments'
import { readWebIm } from '../../../src/services/emedia/mgr/identity'
import { shortName } from '../../../protocol/names'
import { callerName, splitName } from '../../../src/services/emedia/core/names'
import { preferCodecs } from '../../../src/services/emedia/media/codecs'
import { readConfiguration } from '../../../src/services/emedia/media/configuration'

test('the attribute list keeps what was deleted, and says what last happened to each', () => {
  const steps = [
    new Map([['a', '1']]),
    new Map([
      ['a', '2'],
      ['b', '1']
    ]),
    new Map([['b', '1']]),
    new Map([
      ['a', '3'],
      ['b', '1']
    ])
  ]
  let list = mergeAttributes([], new Map())
  const told = steps.map((attributes) =>
    (list = mergeAttributes(list, attributes)).map(({ key, val, op }) => `${key}=${val} ${op}`)
  )
  expect(told).toEqual([['a=1 ADD'], ['a=2 UPDATE', 'b=1 ADD'], ['a=2 DEL', 'b=1 ADD'], ['a=3 ADD', 'b=1 ADD']])
})

const context = (jid: unknown, accessToken: unknown = 'T') => ({ conn: { context: { jid, accessToken } } })

test.each<[string, unknown, unknown]>([
  [
    'jid as object',
    context({ appKey: 'o#a', name: 'anna', domain: 'easemob.com' }),
    { appkey: 'o#a', name: 'o#a_anna@easemob.com', token: 'T' }
  ],
  [
    'jid as text',
    context('o#a_anna_b@easemob.com/webim_1'),
    { appkey: 'o#a', name: 'o#a_anna_b@easemob.com', token: 'T' }
  ],
  ['not signed in', context({ appKey: 'o#a', name: 'anna' }, ''), undefined],
  ['a jid without app', context('anna@easemob.com'), undefined],
  ['no IM SDK', undefined, undefined],
  ['nonsense', { conn: 5 }, undefined]
])('identity: %s', (_case, webIm, expected) => {
  expect(readWebIm(webIm)).toEqual(expected)
})

test.each([
  ['org#app_yss000@easemob.com', 'yss000'],
  ['org#app_a_b@easemob.com/web', 'a_b'],
  ['org#app_yss000', 'yss000'],
  ['yss000', 'yss000'],
  ['a_b', 'a_b']
])('%s is shown as %s', (full, short) => {
  expect(shortName(full)).toBe(short)
})

test('a caller names itself with the app, and with the domain only if it knows it', () => {
  expect(callerName('o#a', 'anna')).toBe('o#a_anna')
  expect(callerName('o#a', 'o#a_anna@x.com/web')).toBe('o#a_anna@x.com')
  expect(splitName('o#a_anna')).toEqual({ appkey: 'o#a', user: 'anna' })
})

test('joinRoom’s argument: numbers as text, a nickname that also goes into ext, unknown fields left out', () => {
  const config = { nickName: 'Anna', rec: true, maxTalkerCount: 3, confrType: '11', ext: { a: 1 }, nonsense: true }
  expect(readRoomArgument({ roomName: 'r', role: '7', config })).toEqual({
    roomName: 'r',
    password: '',
    role: 7,
    type: 11,
    nickName: 'Anna',
    rec: true,
    maxTalkerCount: 3,
    ext: { nickName: 'Anna', a: 1 }
  })
  expect(() => readRoomArgument({ roomName: 'r', config: 'x' })).toThrow(
    'option.config: expected an object, received "x"'
  )
  expect(() => readRoomArgument(undefined)).toThrow('option: expected an object, received undefined')
})

test('video codecs: the plain form of what is preferred first, nothing lost', () => {
  const codec = (mimeType: string, sdpFmtpLine?: string) => ({
    mimeType,
    clockRate: 90000,
    ...(sdpFmtpLine === undefined ? {} : { sdpFmtpLine })
  })
  const vp8 = codec('video/VP8')
  const rtx = codec('video/rtx')
  const high = codec('video/H264', 'packetization-mode=1;profile-level-id=640032')
  const plain = codec('video/H264', 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f')
  expect(preferCodecs([vp8, rtx, high, plain], ['H264', 'VP8'])).toEqual([plain, high, vp8, rtx])
  expect(preferCodecs([plain, rtx, vp8], ['VP8', 'H264'])).toEqual([vp8, plain, rtx])
})

test.each([
  ['', {}],
  ['nonsense', {}],
  [
    '{"iceServers":[{"urls":"turn:x","username":"u","credential":"c"},{"urls":"javascript:1"},5],"relayOnly":true}',
    { iceServers: [{ urls: 'turn:x', username: 'u', credential: 'c' }], iceTransportPolicy: 'relay' }
  ]
])('ICE configuration %s', (text, expected) => {
  expect(readConfiguration(text)).toEqual(expected)
})
