import { hostOf, isHost } from '../../../../src/store/join'

test.each([
  ['meet.example.com', 'https://meet.example.com'],
  [' https://meet.example.com/ ', 'https://meet.example.com'],
  ['http://meet.example.com', 'http://meet.example.com'],
  ['meet.example.com:8443', 'https://meet.example.com:8443'],
  ['192.168.1.20:8080', 'http://192.168.1.20:8080'],
  ['localhost:3000', 'http://localhost:3000'],
  ['nas.local', 'http://nas.local'],
  ['[fe80::1]:3000', 'http://[fe80::1]:3000'],
  ['', 'https://site.example']
])('the address %j means %s, which a server can have', (typed, host) => {
  expect(hostOf({ host: typed }, 'https://site.example')).toBe(host)
  expect(isHost(host)).toBe(true)
})

test.each(['ftp://meet.example.com', 'meet.example:x', 'meet example', 'https://', 'https://meet.example.com/room'])(
  'no server has the address %j',
  (typed) => {
    expect(isHost(hostOf({ host: typed }, ''))).toBe(false)
  }
)
