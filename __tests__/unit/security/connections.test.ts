import { Connections } from '../../../server/security/connections'

test('an address has so many sockets at once, others have theirs, and a closed one makes room', () => {
  const connections = new Connections(2)
  const close = connections.opened('a')
  connections.opened('a')
  expect(() => connections.opened('a')).toThrow('too-many')
  connections.opened('b')
  close()
  close()
  connections.opened('a')
  expect(() => connections.opened('a')).toThrow('too-many')
})
