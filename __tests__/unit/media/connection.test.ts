import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Connection, type Protocol } from '../../../server/media/embedded/connection'

/** A connection as the server sees it, opened at 0, and the peer at its other end. */
async function open(known: () => void = () => undefined) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const peer = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [socket] = (await once(server, 'connection')) as [Socket]
  server.close()
  return { peer, socket, connection: new Connection('tcp-1', socket, 0, known) }
}

/** A protocol that takes whatever comes. */
const spoken = (isAdmitted: boolean): Protocol & { isAdmitted: boolean } => ({
  onlyReads: false,
  isAdmitted,
  receive: () => undefined,
  closed: () => undefined
})

async function send({ peer, socket }: { peer: Socket; socket: Socket }): Promise<void> {
  const arrived = once(socket, 'data')
  peer.write('x')
  await arrived
}

test('who shows no right for ten seconds is cut, however steadily they send', async () => {
  const line = await open()
  line.connection.speak(spoken(false), () => undefined)
  for (const now of [3000, 6000, 9000]) {
    await send(line)
    line.connection.look(now)
  }
  expect(line.socket.destroyed).toBe(false)
  await send(line)
  line.connection.look(10_000)
  expect(line.socket.destroyed).toBe(true)
  await once(line.peer, 'close')
})

test('who was let in stays, and is counted among the strangers no longer', async () => {
  const known = jest.fn()
  const line = await open(known)
  const protocol = spoken(false)
  line.connection.speak(protocol, () => undefined)
  line.connection.look(1000)
  expect(known).not.toHaveBeenCalled()
  protocol.isAdmitted = true
  for (const now of [9000, 18_000, 27_000]) {
    await send(line)
    line.connection.look(now)
  }
  expect([known.mock.calls.length > 0, line.socket.destroyed]).toEqual([true, false])
  protocol.isAdmitted = false
  await send(line)
  line.connection.look(36_000)
  expect(line.socket.destroyed).toBe(false)
  await send(line)
  line.connection.look(37_000)
  expect(line.socket.destroyed).toBe(true)
  await once(line.peer, 'close')
})
