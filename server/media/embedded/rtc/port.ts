import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'

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
