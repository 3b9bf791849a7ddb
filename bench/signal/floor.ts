import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { WebSocket, WebSocketServer } from 'ws'

/** The argument with which this bench starts itself as the floor. */
export const FLOOR = '--as-the-floor'

/** The least that can be done: a text that is posted goes to every socket, as it is. */
export function runFloor(): void {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const http = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      for (const client of sockets.clients) client.send(body)
      response.end('{}')
    })
  })
  http.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, () => undefined))
  http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port))
}

export interface Floor {
  readonly sockets: readonly WebSocket[]
  post(body: string): Promise<unknown>
  close(): void
}

/** The floor in a process of its own, with so many sockets. */
export async function startFloor(count: number): Promise<Floor> {
  const child: ChildProcess = fork(process.argv[1] ?? '', [FLOOR])
  const [port] = (await once(child, 'message')) as [number]
  const sockets: WebSocket[] = []
  for (let number = 0; number < count; number++) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false })
    await once(socket, 'open')
    sockets.push(socket)
  }
  return {
    sockets,
    post: async (body) => (await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body })).text(),
    close: () => {
      for (const socket of sockets) socket.terminate()
      child.kill()
    }
  }
}
