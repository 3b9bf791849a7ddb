import fc from 'fast-check'
import { Malformed } from '../../../protocol/parse/fields'
import {
  parseAttributes,
  parseGrant,
  parseInfo,
  parseInvite,
  parseKick,
  parseUse
} from '../../../protocol/parse/http-admin'
import { parseRoom, parseTicketRequest } from '../../../protocol/parse/http-join'
import { parseLogin, parseRegistration } from '../../../protocol/parse/http-login'

const parsers = {
  parseRoom,
  parseTicketRequest,
  parseLogin,
  parseRegistration,
  parseGrant,
  parseKick,
  parseAttributes,
  parseInfo,
  parseUse,
  parseInvite
}
const names = [
  'roomName',
  'password',
  'token',
  'uid',
  'confrId',
  'confrType',
  'role',
  'roleToken',
  'uids',
  'ext',
  'rec',
  'cattrs',
  'cstate',
  'op',
  'rtcId',
  'grant_type',
  'username',
  'name',
  'maxTalkerCount'
]

describe.each(Object.entries(parsers))('%s', (_name, parse) => {
  test('reads any value, or names what is wrong with it', () => {
    const body = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), fc.jsonValue()))
    fc.assert(
      fc.property(body, (value) => {
        try {
          parse(value)
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed)
        }
      }),
      { numRuns: 300 }
    )
  })
})

const who = { uid: 'o#a_ann', token: 't' }
const field = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    if (error instanceof Malformed) return error.field
    throw error
  }
  return 'nothing'
}

describe('asking for a ticket', () => {
  test.each([
    ['the key confrType without confrId creates', { confrType: '' }, 'create'],
    ['a number creates too', { confrType: 12, confrId: '' }, 'create'],
    ['confrId joins, whatever else stands there', { confrId: 'TS_X', confrType: 10 }, 'join']
  ])('%s', (_what, body, kind) => {
    expect(parseTicketRequest({ ...who, ...body }).kind).toBe(kind)
  })

  test('a body with neither is wrong, and so is one whose confrType is undefined by inheritance only', () => {
    expect(field(() => parseTicketRequest(who))).toBe('confrId')
    expect(field(() => parseTicketRequest(Object.assign(Object.create({ confrType: 10 }) as object, who)))).toBe(
      'confrId'
    )
  })

  test.each([
    ['', 9],
    [undefined, 9],
    [9, 9],
    [1, 1],
    [7, 7]
  ])('the role %p is read as %i', (role, read) => {
    expect(parseTicketRequest({ ...who, confrId: 'x', role })).toMatchObject({ kind: 'join', role: read })
  })

  test.each([2, '3', true, []])('the role %p is wrong', (role) => {
    expect(field(() => parseTicketRequest({ ...who, confrId: 'x', role }))).toBe('role')
  })
})

describe('a room', () => {
  const room = (more: object) => parseRoom({ memName: 'ann', token: 't', roomName: 'r', ...more })

  test('has the usual type, no password and no wishes when nothing is said', () => {
    expect(room({ password: '', rec: '', confrType: null })).toEqual({
      claim: { name: 'ann', token: 't' },
      roomName: 'r',
      type: 10,
      password: '',
      rec: false,
      recMerge: false,
      limits: {},
      ext: {}
    })
  })

  test('is named the same however the name is composed', () => {
    expect(room({ roomName: ' cafe\u0301 ' }).roomName).toBe('café')
  })

  test('has limits where they are wished', () => {
    expect(room({ maxTalkerCount: 3, maxVideoCount: -1, maxAudienceCount: '', maxPubDesktopCount: 0 }).limits).toEqual({
      maxTalkerCount: 3,
      maxPubDesktopCount: 0
    })
    expect(field(() => room({ maxTalkerCount: 1.5 }))).toBe('maxTalkerCount')
  })
})

test.each([
  [
    { grant_type: 'guest', name: ' Ann ' },
    { grant: 'guest', name: 'Ann' }
  ],
  [{ grant_type: 'guest' }, { grant: 'guest', name: '' }],
  [
    { grant_type: 'password', username: 'YSS000', password: 'p', timestamp: 1 },
    { grant: 'password', username: 'yss000', password: 'p' }
  ]
])('the login %j is read', (body, login) => {
  expect(parseLogin(body)).toEqual(login)
})

test.each([
  [{ grant_type: 'guest', name: 'Ann', admin: true }, 'admin'],
  [{ grant_type: 'client_credentials' }, 'grant_type'],
  [{ grant_type: 'password', username: 'a#b', password: 'p' }, 'username'],
  [{ grant_type: 'password', username: 'a', password: '' }, 'password']
])('the login %j is wrong', (body, wrong) => {
  expect(field(() => parseLogin(body))).toBe(wrong)
})

test('an attribute cannot be named like the prototype of an object', () => {
  const change = (key: string) => () => parseAttributes({ roleToken: 't', cattrs: [{ key, val: '' }] })
  expect(field(change('__proto__'))).toBe('cattrs.key')
  expect(field(change('constructor'))).toBe('nothing')
})
