import { FaultySetting } from '../../../server/config'
import { readVariables } from '../../../server/config/read'
import { relayServers } from '../../../server/config/relay'
import { rtcConfiguration } from '../../../server/security/turn'

const SECRET = 'north-wind-and-sun'
const read = (environment: Record<string, string>) => relayServers(readVariables(environment))

test('without a server of others browsers are told none', () => {
  expect(rtcConfiguration(read({}), 'm1', 0)).toEqual({ iceServers: [], relayOnly: false })
})

test('a member gets a name with a time in it, signed as coturn checks it', () => {
  const servers = read({ TURN_URLS: 'turn:t.example:3478?transport=udp, turns:[2001:db8::1]:443', TURN_SECRET: SECRET })
  expect(rtcConfiguration(servers, 'm1', 1_000_000)).toEqual({
    iceServers: [
      {
        urls: ['turn:t.example:3478?transport=udp', 'turns:[2001:db8::1]:443'],
        username: '44200:m1',
        // printf 44200:m1 | openssl dgst -sha1 -hmac north-wind-and-sun -binary | base64
        credential: 'l0SyYjA1tTH3P21biR97L5IpdWM='
      }
    ],
    relayOnly: false
  })
})

test('STUN stands by itself, and TURN may be the only way', () => {
  const servers = read({
    STUN_URLS: 'stun:s.example',
    TURN_URLS: 'turn:t.example',
    TURN_SECRET: SECRET,
    TURN_ONLY: 'true'
  })
  const { iceServers, relayOnly } = rtcConfiguration(servers, 'm1', 0)
  expect([iceServers[0], iceServers.length, relayOnly]).toEqual([{ urls: ['stun:s.example'] }, 2, true])
})

test.each([
  [{ TURN_URLS: 'turn:t.example' }, 'TURN_SECRET is not'],
  [{ TURN_SECRET: SECRET }, 'TURN_URLS is not'],
  [{ TURN_ONLY: 'true' }, 'nobody would get in'],
  [{ TURN_URLS: 'https://t.example', TURN_SECRET: SECRET }, 'TURN_URLS is "https'],
  [{ TURN_URLS: 'turn:t.example', TURN_SECRET: 'short' }, 'TURN_SECRET is not well-formed']
])('%j is refused in a sentence', (environment, words) => {
  expect(() => read(environment)).toThrow(FaultySetting)
  expect(() => read(environment)).toThrow(words)
})
