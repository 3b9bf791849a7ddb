import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the ports that systems give away by themselves (from 32768 on): nothing else that runs here is handed one of these. */
const FIRST = 20_000
const COUNT = 12_000

/** A TCP port that nobody uses now. */
export const freePort = (): Promise<number> => find(isFreeForTcp)

/** A UDP port that nobody uses now. */
export const freeUdpPort = (): Promise<number> => find(isFreeForUdp)

async function find(isFree: (port: number) => Promise<boolean>): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT)
    if (await isFree(port)) return port
  }
}

async function isFreeForTcp(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port)
    await once(server, 'listening')
    server.close()
    await once(server, 'close')
    return true
  } catch {
    return false
  }
}

async function isFreeForUdp(port: number): Promise<boolean> {
  const socket = createSocket('udp4')
  try {
    socket.bind(port)
    await once(socket, 'listening')
    return true
  } catch {
    return false
  } finally {
    socket.close()
  }
}
