import { once } from 'node:events'
import { WebSocket } from 'ws'
import { startServer, type TestServer } from '../support/server'
import { invited } from '../support/wire/calls'
import { RawSocket, entered } from '../support/wire/raw-socket'

jest.setTimeout(60_000)

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

describe('a member that sends nonsense', () => {
  test.each([
    ['an unknown operation', { op: 4711 }],
    ['no operation', {}],
    ['an operation that only the server has', { op: 300, mem: {} }],
    ['an offer for nothing', { op: 102, rtcId: 'RTC0', sdp: '{"type":"OFFER","sdp":"v=0"}' }],
    ['an offer that is none', { op: 102, rtcId: 'RTC0', sdp: '{', pubS: {} }],
    ['wrong types', { op: 400, rtcId: 7, voff: 'x' }],
    ['a message that is too long', { op: 1003, memId: 'x', arg: 'x'.repeat(17_000) }]
  ])('is answered with a code for %s, and stays', async (_what, message) => {
    const { socket } = await entered(await invited(server.url, 'nonsense'))
    expect(await socket.ask(message)).toMatchObject({ op: 1001, result: -200 })
    expect(await socket.ask({ op: 1000, cver: 0 })).toMatchObject({ result: 0 })
  })

  test('is answered for what is no JSON', async () => {
    const { socket } = await entered(await invited(server.url, 'no json'))
    socket.sendText('{"op":')
    expect(await socket.next(({ tsxId }) => tsxId === '')).toMatchObject({ op: 1001, result: -200 })
    expect(socket.isOpen).toBe(true)
  })

  test('is told that the session is over when it names another one', async () => {
    const { socket } = await entered(await invited(server.url, 'foreign'))
    expect(await socket.ask({ op: 1000, cver: 0, sessId: 'SS_other' })).toMatchObject({ result: -504 })
  })

  test('is cut for a frame of more than 256 KB and for a frame of bytes', async () => {
    const first = await entered(await invited(server.url, 'long'))
    first.socket.sendText('x'.repeat(300_000))
    await first.socket.closed()
    const second = await entered(await invited(server.url, 'bytes'))
    second.socket.sendText(Buffer.from([0, 1, 2]))
    await second.socket.closed()
  })

  test('is refused when it floods, and cut when it goes on; the others do not notice', async () => {
    const flooder = await entered(await invited(server.url, 'flood'))
    const other = await entered(await invited(server.url, 'flood'))
    for (let count = 0; count < 2000; count++) {
      flooder.socket.sendText(JSON.stringify({ op: 1000, tsxId: `F${count}`, cver: 0 }))
    }
    expect(await flooder.socket.next(({ result }) => result === -429)).toMatchObject({ op: 1001 })
    await flooder.socket.closed()
    expect(await other.socket.ask({ op: 1000, cver: 0 })).toMatchObject({ result: 0 })
  })
})

test('whoever has not entered may do nothing else', async () => {
  const { ticket } = await invited(server.url, 'outside')
  const socket = await RawSocket.open(ticket.url)
  expect(await socket.ask({ op: 1003, memId: 'x', arg: 'x' })).toMatchObject({ result: -504 })
  await socket.closed()
})

test('sockets go to conferences and to nothing else', async () => {
  for (const path of ['/', '/ws/', '/ws/a/b', '/socket', '/ws/%2e%2e']) {
    const socket = new WebSocket(server.wsUrl + path)
    const [error] = (await once(socket, 'error')) as [Error]
    expect(error.message).toContain('404')
  }
})

test('statistics are taken and thrown away', async () => {
  const { ticket } = await invited(server.url, 'qoe')
  const socket = await RawSocket.open(String(ticket.qoeUpUrl))
  socket.sendText('{"any":"thing"}')
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect([socket.isOpen, socket.messages.length]).toEqual([true, 0])
  socket.close()
  await socket.closed()
})
