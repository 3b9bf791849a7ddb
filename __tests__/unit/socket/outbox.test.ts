import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { Outbox, UNREAD_MAX } from '../../../server/socket/outbox'

/** A WebSocket of ours whose client has stopped reading for good. */
async function deafClient(): Promise<{ socket: WebSocket; end: () => void }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.on('error', () => undefined)
  client.write(
    'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
  )
  client.pause()
  const [socket] = (await once(server, 'connection')) as [WebSocket]
  const end = (): void => {
    client.destroy()
    socket.terminate()
    server.close()
  }
  return { socket, end }
}

test('a client that does not read is cut before it holds a megabyte, once, and nothing more is kept for it', async () => {
  const { socket, end } = await deafClient()
  try {
    const cuts: number[] = []
    const outbox = new Outbox(socket, (unread) => cuts.push(unread))
    let most = 0
    for (let count = 0; count < 4000 && cuts.length === 0; count++) {
      outbox.send({ text: 'x'.repeat(16_384) })
      most = Math.max(most, socket.bufferedAmount)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(cuts).toHaveLength(1)
    expect(most).toBeLessThanOrEqual(UNREAD_MAX)
    expect(cuts[0]).toBeGreaterThan(UNREAD_MAX)
    outbox.send({ after: true })
    expect(cuts).toHaveLength(1)
    if (socket.readyState !== socket.CLOSED) await once(socket, 'close')
  } finally {
    end()
  }
})
