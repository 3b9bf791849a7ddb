import { FaultySetting } from '../../../server/config'
import { findPublicIp } from '../../../server/config/public-ip'
import { readVariables } from '../../../server/config/read'

test('without any variable everything has its usual value', () => {
  expect(readVariables({})).toMatchObject({
    PORT: 8080,
    HOST: '0.0.0.0',
    RTMP_PORT: 1935,
    RTC_PORT: 40_000,
    PUBLIC_URL: undefined,
    DATA_DIR: './data',
    APP_KEYS: undefined,
    NAME_DOMAIN: 'easemob.com',
    JOIN_ROLE: 'creator-is-admin',
    TRUST_PROXY: 0,
    GRACE_SECONDS: 75,
    EMPTY_GRACE_SECONDS: 60,
    LIMIT_COMMUNICATION: 9,
    LIMIT_COMMUNICATION_MIX: 30,
    LIMIT_LIVE_TALKERS: 9,
    LIMIT_LIVE_AUDIENCE: 600
  })
})

test('an empty variable is an unset one, and blanks around a value mean nothing', () => {
  expect(readVariables({ PORT: '', HOST: '  ', RTMP_PORT: ' 1936 ' })).toMatchObject({
    PORT: 8080,
    HOST: '0.0.0.0',
    RTMP_PORT: 1936
  })
})

test.each([
  ['PUBLIC_URL', 'https://Meet.example.com:443/', 'https://meet.example.com'],
  ['PUBLIC_URL', 'http://10.0.0.1:8080', 'http://10.0.0.1:8080'],
  ['APP_KEYS', 'a#b, c-1#d', ['a#b', 'c-1#d']],
  ['TRUST_PROXY', 'true', 1],
  ['TRUST_PROXY', 'false', 0],
  ['TRUST_PROXY', '2', 2],
  ['PUBLIC_IP', '2001:db8::1', '2001:db8::1'],
  ['GRACE_SECONDS', '0', 0]
] as const)('%s=%s is taken', (name, text, value) => {
  expect(readVariables({ [name]: text })[name]).toEqual(value)
})

test.each([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['HOST', 'a b'],
  ['PUBLIC_URL', 'meet.example.com'],
  ['PUBLIC_URL', 'ftp://meet.example.com'],
  ['PUBLIC_URL', 'https://meet.example.com/path'],
  ['PUBLIC_URL', 'https://meet.example.com/?a=1'],
  ['PUBLIC_URL', 'https://user:word@meet.example.com'],
  ['PUBLIC_IP', '300.1.1.1'],
  ['APP_KEYS', 'org#app_1'],
  ['APP_KEYS', 'org#app,,'],
  ['NAME_DOMAIN', 'a@b'],
  ['JOIN_ROLE', 'admin'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'yes'],
  ['GRACE_SECONDS', '-1'],
  ['SECRET', 'short']
])('%s=%s is refused by name, with what is allowed', (name, text) => {
  const read = (): unknown => readVariables({ [name]: text })
  expect(read).toThrow(FaultySetting)
  expect(read).toThrow(new RegExp(`^${name} is .*; it must be [^.]*.*\\.$`))
})

test('a secret that is refused is not shown', () => {
  expect(() => readVariables({ SECRET: 'hunter2' })).not.toThrow(/hunter2/)
})

describe('the address of this machine', () => {
  const card = (address: string, internal = false, family: 'IPv4' | 'IPv6' = 'IPv4') =>
    ({ address, internal, family, netmask: '', mac: '', cidr: null, scopeid: 0 }) as never

  test.each([
    ['a card before a bridge', { docker0: [card('172.17.0.1')], eth0: [card('192.168.1.5')] }, '192.168.1.5'],
    ['a bridge if there is nothing else', { docker0: [card('172.17.0.1')] }, '172.17.0.1'],
    ['no address that was only made up', { eth0: [card('169.254.1.1')], wlan0: [card('10.0.0.9')] }, '10.0.0.9'],
    ['loopback without a card', { lo: [card('127.0.0.1', true)], eth0: [card('fe80::1', false, 'IPv6')] }, '127.0.0.1']
  ])('%s', (_what, interfaces, found) => {
    expect(findPublicIp(interfaces)).toBe(found)
  })
})
