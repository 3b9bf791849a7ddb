import { once } from 'node:events'
import { type Socket, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { startServer, type TestServer } from '../support/server'

jest.setTimeout(90_000)

const SLOW = 200
/** How many of one address may wait at the media port without a right. */
const STRANGERS_MAX = 300

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** A connection that says a byte of the text every half a second. Resolves when the server has cut it. */
async function drip(port: number, text: string): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined).resume()
  await once(socket, 'connect')
  let said = 0
  const timer = setInterval(() => socket.write(text.charAt(said++ % text.length)), 500)
  await once(socket, 'close')
  clearInterval(timer)
}

const many = (port: number, text: string): Promise<void>[] => Array.from({ length: SLOW }, () => drip(port, text))

test('who drips heads, bodies or handshakes is cut, and others are served meanwhile', async () => {
  const head = `POST /o/a/token HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n`
  const body = async (): Promise<void> => {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined).resume()
    const timer = setInterval(() => socket.write(' '), 500)
    socket.write(head)
    await once(socket, 'close')
    clearInterval(timer)
  }
  const cut = Promise.all([
    ...many(server.port, `GET / HTTP/1.1\r\nX: ${'x'.repeat(1000)}`),
    ...Array.from({ length: SLOW }, body),
    ...many(server.rtmpPort, '\u0003')
  ])
  let served = 0
  while ((await Promise.race([cut.then(() => 'cut'), sleep(250, 'waiting')])) === 'waiting') {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    served += 1
  }
  expect(served).toBeGreaterThan(1)
})

test('an address with too many strangers at the media port gets no more of them in, another address does', async () => {
  const open: Socket[] = []
  const stranger = async (localAddress: string): Promise<Socket> => {
    const socket = connect({ port: server.rtmpPort, host: '127.0.0.1', localAddress })
    open.push(socket.on('error', () => undefined).resume())
    await once(socket, 'connect')
    return socket
  }
  try {
    await Promise.all(Array.from({ length: STRANGERS_MAX }, () => stranger('127.0.0.1')))
    const late = await stranger('127.0.0.1')
    if (!late.closed) await once(late, 'close')
    const elsewhere = await stranger('127.0.0.2')
    elsewhere.write('GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n')
    const [answer] = (await once(elsewhere, 'data')) as [Buffer]
    expect(answer.toString()).toContain('HTTP/1.1 4')
    expect(open.slice(0, STRANGERS_MAX).filter(({ closed }) => closed)).toEqual([])
  } finally {
    for (const socket of open) socket.destroy()
  }
})
