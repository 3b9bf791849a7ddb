import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { IceUdpMuxListener } from 'node-datachannel'

/**
 * Makes sure that a UDP port can be had: the native library ends the whole process when it cannot bind.
 *
 * @param port 0 finds a free one
 * @returns the port
 * @throws the socket's error, as EADDRINUSE
 */
export function probeUdpPort(port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
    socket.once('error', (error) => {
      socket.close()
      reject(error)
    })
    socket.bind({ port, address, exclusive: true }, () => {
      const { port: bound } = socket.address()
      socket.close(() => resolve(bound))
    })
  })
}

/**
 * Keeps the port bound from the first peer to the last and in between: left alone, the library gives it up whenever no
 * peer is there, and ends the whole process when somebody else has taken it by the next one.
 *
 * @returns gives the port back; repeated calls do nothing
 */
export function holdUdpPort(port: number, address: string): () => void {
  const listener = new IceUdpMuxListener(port, address)
  // Strangers' requests are dropped; without a handler they would queue up.
  listener.onUnhandledStunRequest(() => undefined)
  let isHeld = true
  return () => {
    if (isHeld) listener.stop()
    isHeld = false
  }
}
